package org.cuepoint.app.projects;

import java.io.IOException;
import java.nio.file.Path;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.project.ProjectUnavailableException;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FeatureClock;

/**
 * Opens and makes projects; given by the composition root. Called in job threads; exceptions carry
 * a sentence for people.
 */
public interface ProjectSource {

  /** Opens the project in a folder; the caller closes the session. */
  ProjectSession openSession(Path folder, ProjectAccess access) throws ProjectUnavailableException;

  /** Makes a project in a folder and opens it for writing; the caller closes the session. */
  ProjectSession createSession(Path folder, String name, FeatureClock clock)
      throws ProjectUnavailableException;

  /**
   * Returns the folder of the sample project's working copy; makes the copy first when it is not
   * there yet.
   */
  Path sampleProject(JobContext context) throws IOException;
}
