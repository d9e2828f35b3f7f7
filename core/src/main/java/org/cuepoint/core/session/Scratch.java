package org.cuepoint.core.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.train.DatasetSnapshot;

/**
 * Files on their way between this process and the engine; on the same disk as the blobs, so that
 * what becomes one is only renamed. What a crash leaves is cleaned up with the features.
 * Thread-safe.
 */
final class Scratch {

  private final Path folder;

  Scratch(ProjectStore project) {
    this.folder = project.folder().resolve("features").resolve("scratch");
  }

  /** Makes a file for the engine to write to. */
  Path file(String what) throws IOException {
    return Files.createTempFile(folder(), what, ".part");
  }

  /** Makes a folder for the engine to write to. */
  Path folder(String what) throws IOException {
    return Files.createTempDirectory(folder(), what);
  }

  /** Writes labels for the engine to read and returns the file. */
  String snapshot(DatasetSnapshot snapshot) {
    try {
      Path file = folder().resolve("snapshot-" + snapshot.hash().brief() + ".json");
      Files.writeString(file, snapshot.toJson());
      return file.toString();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Writes labels that are read once, over those that were written here before. */
  String passing(DatasetSnapshot snapshot) throws IOException {
    return Files.writeString(folder().resolve("passing.json"), snapshot.toJson()).toString();
  }

  /** Deletes a folder of files. */
  static void delete(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  private Path folder() throws IOException {
    return Files.createDirectories(folder);
  }
}
