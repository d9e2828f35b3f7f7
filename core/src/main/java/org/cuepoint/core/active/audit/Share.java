package org.cuepoint.core.active.audit;

import java.util.Locale;

/**
 * A share of independent trials with its 95 % score interval.
 *
 * <p>Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22(158),
 * 1927: all shares p for which |k/n − p| ≤ z √(p (1 − p) / n). It stays between 0 and 1 and is of
 * use for few trials, and where none or all of them succeed.
 *
 * @param hits how many trials succeeded
 * @param total how many there were
 */
public record Share(long hits, long total) {

  /** The 97.5 % quantile of the normal distribution. */
  static final double Z = 1.959963984540054;

  /** Validates the counts. */
  public Share {
    if (hits < 0 || total < hits) {
      throw new IllegalArgumentException("Not a share: " + hits + " of " + total);
    }
  }

  /** Returns the share; NaN without trials. */
  public double value() {
    return total == 0 ? Double.NaN : (double) hits / total;
  }

  /** Returns the lower end of the interval; 0 without trials. */
  public double low() {
    return total == 0 || hits == 0 ? 0 : Math.max(0, centre() - halfWidth());
  }

  /** Returns the upper end of the interval; 1 without trials. */
  public double high() {
    return total == 0 || hits == total ? 1 : Math.min(1, centre() + halfWidth());
  }

  private double centre() {
    return (hits + Z * Z / 2) / (total + Z * Z);
  }

  private double halfWidth() {
    double p = value();
    return Z * Math.sqrt(p * (1 - p) * total + Z * Z / 4) / (total + Z * Z);
  }

  /** Returns the share of both together. */
  public Share plus(Share other) {
    return new Share(hits + other.hits, total + other.total);
  }

  /** Returns for example {@code 81.2 % (69.6 to 89.0 %, 52 of 64)}. */
  public String text() {
    return total == 0
        ? "not known yet"
        : String.format(
            Locale.ROOT,
            "%.1f %% (%.1f to %.1f %%, %d of %d)",
            100 * value(),
            100 * low(),
            100 * high(),
            hits,
            total);
  }
}
