package org.cuepoint.core.media;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that cannot be used as a video; the message is one sentence that says why and what to do.
 */
public final class UnreadableMediaException extends IOException {

  private final Path file;

  /**
   * Makes the exception.
   *
   * @param file the file
   * @param message one sentence for a person
   */
  public UnreadableMediaException(Path file, String message) {
    super(message);
    this.file = file;
  }

  /** Returns the file. */
  public Path file() {
    return file;
  }
}
