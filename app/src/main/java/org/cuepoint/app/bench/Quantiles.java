package org.cuepoint.app.bench;

import java.util.Arrays;

/**
 * Median and spread of durations.
 *
 * @param count how many were measured
 * @param p50 median in milliseconds
 * @param p95 95th percentile in milliseconds
 * @param worst longest in milliseconds
 */
public record Quantiles(int count, double p50, double p95, double worst) {

  /**
   * Returns the quantiles of durations; the nearest rank, so that each is a measured one.
   *
   * @param nanos at least one duration
   */
  public static Quantiles of(long[] nanos) {
    if (nanos.length == 0) {
      throw new IllegalArgumentException("Nothing was measured");
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Quantiles(
        sorted.length,
        sorted[rank(sorted.length, 0.5)] / 1e6,
        sorted[rank(sorted.length, 0.95)] / 1e6,
        sorted[sorted.length - 1] / 1e6);
  }

  private static int rank(int n, double share) {
    return Math.clamp((int) Math.ceil(share * n) - 1, 0, n - 1);
  }
}
