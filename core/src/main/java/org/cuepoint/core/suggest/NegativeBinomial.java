package org.cuepoint.core.suggest;

/**
 * A distribution of lengths 1, 2, 3, …: one tick and a negative binomial number more, P(D = 1 + j)
 * = Γ(j + k) / (Γ(k) j!) · (k / (k + m))^k · (m / (k + m))^j with m = mean − 1. Shape 1 is
 * geometric; the greater the shape, the more alike the lengths. (Johnson, Kemp and Kotz,
 * "Univariate Discrete Distributions", 3rd edition 2005, chapter 5.)
 *
 * @param mean in ticks, more than 1
 * @param shape k, more than 0
 */
record NegativeBinomial(double mean, double shape) {

  NegativeBinomial {
    if (!(mean > 1 && mean < 1e9 && shape > 0 && shape < 1e6)) {
      throw new IllegalArgumentException("Not a mean above 1 and a shape: " + mean + ", " + shape);
    }
  }

  /** Returns P(D = d) at each index d from 0 (where it is 0) to {@code last}. */
  double[] masses(int last) {
    double[] masses = new double[last + 1];
    double more = mean - 1;
    double q = more / (shape + more);
    // By logarithms: the first mass of a long and narrow distribution is too small for a double.
    double log = -shape * Math.log1p(more / shape);
    double logQ = Math.log(q);
    for (int d = 1; d <= last; d++) {
      masses[d] = Math.exp(log);
      log += logQ + Math.log((d - 1 + shape) / d);
    }
    return masses;
  }
}
