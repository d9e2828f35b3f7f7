package org.cuepoint.core.active.audit;

/**
 * The difference of two shares of independent trials with its 95 % interval.
 *
 * <p>Newcombe, "Interval estimation for the difference between independent proportions: comparison
 * of eleven methods", Statistics in Medicine 17, 1998, method 10: the score intervals (l, u) of
 * both shares, joined as d − √((p₁ − l₁)² + (u₂ − p₂)²) and d + √((u₁ − p₁)² + (p₂ − l₂)²).
 *
 * @param first the share that is taken from
 * @param second the share that is taken away
 */
public record ShareDifference(Share first, Share second) {

  /** Returns the difference, −1 to 1; NaN while one of the two has no trials. */
  public double value() {
    return first.value() - second.value();
  }

  /** Returns the lower end of the interval; −1 while one of the two has no trials. */
  public double low() {
    return isKnown()
        ? value() - Math.hypot(first.value() - first.low(), second.high() - second.value())
        : -1;
  }

  /** Returns the upper end of the interval; 1 while one of the two has no trials. */
  public double high() {
    return isKnown()
        ? value() + Math.hypot(first.high() - first.value(), second.value() - second.low())
        : 1;
  }

  /** Says whether both have trials. */
  public boolean isKnown() {
    return first.total() > 0 && second.total() > 0;
  }

  /** Says whether the interval leaves 0 out. */
  public boolean isClear() {
    return low() > 0 || high() < 0;
  }
}
