package org.cuepoint.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cuepoint.storage.sql.DatabaseFile;

/**
 * The names in a project's folder.
 *
 * @param path the folder, absolute
 */
record ProjectFolder(Path path) {

  ProjectFolder {
    path = path.toAbsolutePath().normalize();
  }

  /** Returns the folder with links followed: the same for one folder under two names. */
  Path real() throws IOException {
    return path.toRealPath();
  }

  DatabaseFile database() {
    return new DatabaseFile(path.resolve("project.mv.db"));
  }

  /** Where a project is made before it gets its name; left over only by a crash. */
  DatabaseFile unfinishedDatabase() {
    return new DatabaseFile(path.resolve("project-unfinished.mv.db"));
  }

  Path lock() {
    return path.resolve("project.lock");
  }

  Path blobs() {
    return path.resolve("blobs");
  }

  Path features() {
    return path.resolve("features");
  }

  Path backups() {
    return path.resolve("backups");
  }

  boolean hasProject() {
    return Files.exists(database().file());
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
