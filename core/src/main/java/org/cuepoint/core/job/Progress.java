package org.cuepoint.core.job;

import java.util.OptionalDouble;

/**
 * How far work has come.
 *
 * @param done units done, 0 to {@code total}
 * @param total units in all; 0 when not known yet
 * @param message what is being done now, for a person
 */
public record Progress(long done, long total, String message) {

  /** Nothing known yet. */
  public static final Progress UNKNOWN = new Progress(0, 0, "");

  /** Returns the share done, 0 to 1, or empty when the total is not known. */
  public OptionalDouble fraction() {
    return total <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.min(1.0, (double) done / total));
  }
}
