package org.cuepoint.core.time;

/**
 * The length of one stream tick as a rational number of seconds, for example 1/90000.
 *
 * @param numerator at least 1
 * @param denominator at least 1
 */
public record TimeBase(int numerator, int denominator) {

  /** Validates that both parts are positive. */
  public TimeBase {
    if (numerator < 1 || denominator < 1) {
      throw new IllegalArgumentException(
          "A time base needs two positive parts, not " + numerator + "/" + denominator);
    }
  }

  /** Reads the form that {@link #toString()} writes, for example {@code 1/90000}. */
  public static TimeBase parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1) {
      throw new IllegalArgumentException("Not a time base: " + text);
    }
    return new TimeBase(
        Integer.parseInt(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
  }

  /**
   * Returns the seconds that {@code ticks} last; for showing and for clocks, never for identity.
   */
  public double seconds(long ticks) {
    return (double) ticks * numerator / denominator;
  }

  /** Returns the tick nearest to {@code seconds}. */
  public long ticks(double seconds) {
    return Math.round(seconds * denominator / numerator);
  }

  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
