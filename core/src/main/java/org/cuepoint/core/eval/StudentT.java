package org.cuepoint.core.eval;

/** Quantiles of Student's t distribution. */
final class StudentT {

  private static final double PRECISION = 1e-12;
  private static final int MOST_TERMS = 500;

  private StudentT() {}

  /**
   * Returns the value that a share {@code p} of the distribution lies below.
   *
   * @param p 0.5 to 1, without 1
   * @param degrees degrees of freedom, at least 1
   */
  static double quantile(double p, int degrees) {
    double low = 0;
    double high = 1;
    while (below(high, degrees) < p) {
      high *= 2;
    }
    while (high - low > PRECISION * high) {
      double middle = (low + high) / 2;
      if (below(middle, degrees) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** P(T ≤ t) = 1 − I_x(ν/2, ½) / 2 with x = ν / (ν + t²), for t ≥ 0. */
  private static double below(double t, int degrees) {
    double x = degrees / (degrees + t * t);
    return 1 - incompleteBeta(degrees / 2.0, 0.5, x) / 2;
  }

  /**
   * The regularised incomplete beta function by its power series in x (Abramowitz and Stegun,
   * "Handbook of mathematical functions", 26.5.4), or by symmetry where that one is slow.
   */
  private static double incompleteBeta(double a, double b, double x) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    if (x > 0.5) {
      return 1 - incompleteBeta(b, a, 1 - x);
    }
    // I_x(a,b) = x^a (1-x)^b / (a B(a,b)) · (1 + Σ Π (a+b+i)/(a+1+i) · x)
    double sum = 1;
    double term = 1;
    for (int i = 0; i < MOST_TERMS && term > PRECISION * sum; i++) {
      term *= (a + b + i) / (a + 1 + i) * x;
      sum += term;
    }
    double log = a * Math.log(x) + b * Math.log1p(-x) - Math.log(a) - logBeta(a, b);
    return Math.exp(log) * sum;
  }

  private static double logBeta(double a, double b) {
    return logGamma(a) + logGamma(b) - logGamma(a + b);
  }

  /** Stirling's series after shifting the argument above 10; exact to about 1e-13. */
  private static double logGamma(double value) {
    double shift = 0;
    double x = value;
    while (x < 10) {
      shift -= Math.log(x);
      x++;
    }
    double inverse = 1 / x;
    double square = inverse * inverse;
    double series =
        inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
    return shift + (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
  }
}
