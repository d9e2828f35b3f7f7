package org.cuepoint.app.projects;

import java.io.IOException;
import java.nio.file.Path;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.session.ProjectSession;

/**
 * Opens and makes projects; given by the composition root. Called in job threads; exceptions carry
 * a sentence for people.
 */
public interface ProjectSource {

  /** Opens the project in a folder. */
  ProjectSession open(Path folder, ProjectAccess access) throws IOException;

  /** Makes a project in a folder and opens it for writing. */
  ProjectSession create(Path folder, String name) throws IOException;

  /**
   * Returns the folder of the sample project's working copy; makes the copy first when it is not
   * there yet.
   */
  Path sampleProject(JobContext context) throws IOException;
}
