package org.cuepoint.app.compare;

/**
 * The ticks that are on screen.
 *
 * @param start first tick, may lie between two
 * @param length how many, more than 0
 */
record StripSpan(double start, double length) {

  /** Fewer are not shown: at 8 Hz two seconds. */
  static final double SHORTEST = 16;

  /** Returns the whole of some ticks. */
  static StripSpan all(int ticks) {
    return new StripSpan(0, Math.max(SHORTEST, ticks));
  }

  /** Returns the same length elsewhere, as far as there are ticks. */
  StripSpan moved(double by, int ticks) {
    return new StripSpan(start + by, length).within(ticks);
  }

  /**
   * Returns a longer or shorter span around a place that stays where it is.
   *
   * @param share where it is on screen, 0 to 1
   * @param factor above 1 shows more
   */
  StripSpan zoomed(double share, double factor, int ticks) {
    double next = Math.clamp(length * factor, SHORTEST, Math.max(SHORTEST, ticks));
    return new StripSpan(start + share * (length - next), next).within(ticks);
  }

  /** Returns the same length so that a tick is on screen; itself when it is there already. */
  StripSpan showing(double tick, int ticks) {
    return tick >= start && tick < start + length
        ? this
        : new StripSpan(tick - length / 2, length).within(ticks);
  }

  private StripSpan within(int ticks) {
    double whole = Math.max(SHORTEST, ticks);
    double fits = Math.min(length, whole);
    return new StripSpan(Math.clamp(start, 0, whole - fits), fits);
  }

  /** Returns the tick at a column of the picture. */
  double tick(double x, double width) {
    return start + length * x / width;
  }

  /** Returns the column of a tick. */
  double x(double tick, double width) {
    return (tick - start) / length * width;
  }
}
