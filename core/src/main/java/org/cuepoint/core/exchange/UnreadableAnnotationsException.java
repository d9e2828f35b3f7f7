package org.cuepoint.core.exchange;

import java.io.IOException;
import java.nio.file.Path;

/** An annotation file that does not say what its format demands; the message is for a person. */
public final class UnreadableAnnotationsException extends IOException {

  private static final long serialVersionUID = 1;

  /**
   * Makes the exception.
   *
   * @param file the file
   * @param message what is wrong and what to do next
   */
  public UnreadableAnnotationsException(Path file, String message) {
    super(file.getFileName() + ": " + message);
  }

  /**
   * Makes the exception for one line.
   *
   * @param file the file
   * @param line counted from 1
   * @param message what is wrong and what to do next
   */
  public UnreadableAnnotationsException(Path file, long line, String message) {
    super(file.getFileName() + ", line " + line + ": " + message);
  }
}
