package org.cuepoint.core.ethogram;

import java.util.Collection;

/**
 * Where values lie and how far apart.
 *
 * @param count how many there are
 * @param mean NaN without values
 * @param median of an even number the middle of the two in the middle; NaN without values
 * @param sd standard deviation of the sample, with n − 1; NaN with fewer than two values
 * @param least NaN without values
 * @param most NaN without values
 */
public record Spread(int count, double mean, double median, double sd, double least, double most) {

  /** Describes values in any order. */
  public static Spread of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int n = sorted.length;
    if (n == 0) {
      return new Spread(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double mean = 0;
    for (double value : sorted) {
      mean += value / n;
    }
    double squares = 0;
    for (double value : sorted) {
      squares += (value - mean) * (value - mean);
    }
    return new Spread(
        n,
        mean,
        (sorted[(n - 1) / 2] + sorted[n / 2]) / 2,
        n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1)),
        sorted[0],
        sorted[n - 1]);
  }
}
