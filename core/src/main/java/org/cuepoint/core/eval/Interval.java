package org.cuepoint.core.eval;

import java.util.List;
import java.util.Locale;

/**
 * A mean with its 95 % confidence interval from repeated runs: Student's t on the values, one value
 * a repetition ("The probable error of a mean", Biometrika 6, 1908).
 *
 * <p>What was repeated decides what the interval speaks about. Over {@link Over#SEEDS} it says how
 * far the figure depends on chance in drawing, starting and training, with the videos as they are;
 * over {@link Over#FOLDS} how far it depends on which group is held out. Folds share training
 * videos, so that an interval over folds is somewhat too narrow (Dietterich, "Approximate
 * statistical tests for comparing supervised classification learning algorithms", Neural
 * Computation 10, 1998); neither speaks of videos of another kind.
 *
 * @param mean of the values
 * @param halfWidth half the width of the interval; NaN with fewer than two values
 * @param n number of values
 * @param over what was repeated
 */
public record Interval(double mean, double halfWidth, int n, Over over) {

  private static final double UPPER = 0.975;

  /** What was repeated. */
  public enum Over {
    /** The same data, other random choices. */
    SEEDS,
    /** The same choices, another part of the data held out. */
    FOLDS
  }

  /**
   * Takes mean and interval of some values.
   *
   * @param values one a repetition; without any the mean is NaN
   */
  public static Interval of(List<Double> values, Over over) {
    int n = values.size();
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    if (n < 2) {
      return new Interval(mean, Double.NaN, n, over);
    }
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    double error = Math.sqrt(squares / (n - 1) / n);
    return new Interval(mean, StudentT.quantile(UPPER, n - 1) * error, n, over);
  }

  /** Returns the lower end; NaN with fewer than two values. */
  public double low() {
    return mean - halfWidth;
  }

  /** Returns the upper end; NaN with fewer than two values. */
  public double high() {
    return mean + halfWidth;
  }

  /** Returns for example {@code 41.3 ± 2.0}. */
  public String text() {
    return Double.isFinite(halfWidth)
        ? String.format(Locale.ROOT, "%.1f ± %.1f", mean, halfWidth)
        : String.format(Locale.ROOT, "%.1f", mean);
  }
}
