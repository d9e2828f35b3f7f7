package org.cuepoint.app.workspace;

import java.nio.file.Path;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.session.ProjectSession;

/** Reads and writes labels in the formats of other tools; made by the composition root. */
public interface LabelFiles {

  /** What the time between imported labels means. */
  enum Gaps {
    /** Nothing happens there. */
    BACKGROUND,
    /** Nobody looked there. */
    UNLABELLED
  }

  /**
   * Reads labels into the project as one step.
   *
   * @return one sentence for the person that says what came in and what did not
   */
  Job<String> importLabels(ProjectSession session, Path from, Gaps gaps);

  /**
   * Writes the labels of all videos; the ending of the name chooses the format.
   *
   * @return one sentence for the person that says what was written
   */
  Job<String> exportLabels(ProjectSession session, Path to);
}
