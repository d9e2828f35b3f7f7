package org.cuepoint.core.session;

import java.nio.file.Path;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.project.ProjectUnavailableException;
import org.cuepoint.core.time.FeatureClock;

/** Makes and opens project folders. Thread-safe. */
public interface ProjectOpener {

  /**
   * Makes a project in a folder that does not exist or is free of one, and opens it for writing.
   *
   * @param folder the folder
   * @param name what people read
   * @param clock the feature clock
   * @throws ProjectUnavailableException if there is a project already or the folder cannot be
   *     written
   */
  ProjectPorts create(Path folder, String name, FeatureClock clock)
      throws ProjectUnavailableException;

  /**
   * Opens a project.
   *
   * @param folder the folder
   * @param access {@link ProjectAccess#WRITE} takes the lock; {@link ProjectAccess#READ} looks at
   *     the state as it is now
   * @throws ProjectUnavailableException with the reason and what to do
   */
  ProjectPorts open(Path folder, ProjectAccess access) throws ProjectUnavailableException;
}
