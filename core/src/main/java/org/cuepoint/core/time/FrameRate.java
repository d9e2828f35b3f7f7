package org.cuepoint.core.time;

/**
 * A nominal frame rate as a rational number; for showing and for writing files, never for finding a
 * frame.
 *
 * @param numerator frames, at least 1
 * @param denominator seconds, at least 1
 */
public record FrameRate(int numerator, int denominator) {

  /** Validates that both parts are positive. */
  public FrameRate {
    if (numerator < 1 || denominator < 1) {
      throw new IllegalArgumentException("Not a frame rate: " + numerator + "/" + denominator);
    }
  }

  /** Returns frames a second. */
  public double perSecond() {
    return (double) numerator / denominator;
  }
}
