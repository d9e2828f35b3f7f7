package org.cuepoint.core.active.stopping;

import java.util.List;
import java.util.Optional;

/**
 * A learning curve y = a − b · x^(−c), which rises to a.
 *
 * <p>Cortes, Jackel, Solla, Vapnik and Denker, "Learning curves: asymptotic values and rate of
 * convergence", NIPS 6, 1993. For each exponent of a grid, a and b are least squares with a ≤ 1 and
 * b ≥ 0; the best exponent is taken. A series that falls gives a constant.
 *
 * @param a where it ends
 * @param b how far below that it is at x = 1
 * @param c how fast it gets there
 */
public record PowerLaw(double a, double b, double c) {

  /** Three numbers are fitted; with as many points anything fits. */
  static final int LEAST = 4;

  private static final double SLOWEST = 0.05;
  private static final double FASTEST = 3;
  private static final int EXPONENTS = 60;

  /**
   * A measured point.
   *
   * @param x effort, above 0
   * @param y score, 0 to 1
   * @param weight how much it counts, such as the number of trials behind it; above 0
   */
  public record Sample(double x, double y, double weight) {
    /** Validates the ranges. */
    public Sample {
      if (!(x > 0 && weight > 0 && Double.isFinite(y))) {
        throw new IllegalArgumentException("No point of a learning curve: " + x + ", " + y);
      }
    }
  }

  /** Returns the score at an effort above 0. */
  public double at(double x) {
    return a - b * Math.pow(x, -c);
  }

  /**
   * Fits.
   *
   * @return empty with fewer than four samples of different effort
   */
  public static Optional<PowerLaw> fit(List<Sample> samples) {
    if (samples.stream().mapToDouble(Sample::x).distinct().count() < LEAST) {
      return Optional.empty();
    }
    double best = Double.POSITIVE_INFINITY;
    Optional<PowerLaw> found = Optional.empty();
    for (int i = 0; i < EXPONENTS; i++) {
      double c = SLOWEST * Math.pow(FASTEST / SLOWEST, i / (EXPONENTS - 1.0));
      PowerLaw curve = leastSquares(samples, c);
      double error =
          samples.stream()
              .mapToDouble(s -> s.weight() * Math.pow(s.y() - curve.at(s.x()), 2))
              .sum();
      if (error < best) {
        best = error;
        found = Optional.of(curve);
      }
    }
    return found;
  }

  private static PowerLaw leastSquares(List<Sample> samples, double c) {
    double weight = samples.stream().mapToDouble(Sample::weight).sum();
    double z = samples.stream().mapToDouble(s -> s.weight() * Math.pow(s.x(), -c)).sum() / weight;
    double y = samples.stream().mapToDouble(s -> s.weight() * s.y()).sum() / weight;
    double zz = 0;
    double zy = 0;
    for (Sample s : samples) {
      double off = Math.pow(s.x(), -c) - z;
      zz += s.weight() * off * off;
      zy += s.weight() * off * (s.y() - y);
    }
    double b = -zy / zz;
    if (!(b > 0)) {
      return new PowerLaw(Math.min(1, y), 0, c);
    }
    if (y + b * z <= 1) {
      return new PowerLaw(y + b * z, b, c);
    }
    double below = 0;
    double square = 0;
    for (Sample s : samples) {
      double at = Math.pow(s.x(), -c);
      below += s.weight() * at * (1 - s.y());
      square += s.weight() * at * at;
    }
    return new PowerLaw(1, Math.max(0, below / square), c);
  }
}
