package org.cuepoint.core.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * Confidence against accuracy in 15 equal bins of confidence, the greatest probability of a sample.
 * Bins are half-open at their left edge. Immutable.
 *
 * <p>Guo et al., "On calibration of modern neural networks", ICML 2017.
 *
 * @param bins from low to high confidence, empty ones included
 */
public record Reliability(List<Bin> bins) {

  /** Number of bins. */
  public static final int BINS = 15;

  /** Copies the list. */
  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * One bin.
   *
   * @param samples how many
   * @param confidence their mean greatest probability, 0 when there are none
   * @param accuracy share of them that is right, 0 when there are none
   */
  public record Bin(long samples, double confidence, double accuracy) {}

  /**
   * Sorts samples into bins.
   *
   * @param probabilities shape (samples, labels), background included; each row sums to 1
   * @param truth index of the true label of each sample
   * @throws IllegalArgumentException if the lengths differ
   */
  public static Reliability of(double[][] probabilities, int[] truth) {
    if (probabilities.length != truth.length) {
      throw new IllegalArgumentException(
          probabilities.length + " samples cannot have " + truth.length + " truths");
    }
    double[] confidence = new double[BINS];
    long[] right = new long[BINS];
    long[] samples = new long[BINS];
    for (int s = 0; s < truth.length; s++) {
      double[] row = probabilities[s];
      int best = 0;
      for (int i = 0; i < row.length; i++) {
        best = row[i] > row[best] ? i : best;
      }
      int bin = Math.clamp((int) Math.ceil(row[best] * BINS) - 1, 0, BINS - 1);
      confidence[bin] += row[best];
      right[bin] += best == truth[s] ? 1 : 0;
      samples[bin]++;
    }
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      double n = Math.max(1, samples[bin]);
      bins.add(new Bin(samples[bin], confidence[bin] / n, right[bin] / n));
    }
    return new Reliability(bins);
  }

  /** Returns the expected calibration error, 0 to 1; 0 when there are no samples. */
  public double error() {
    long all = bins.stream().mapToLong(Bin::samples).sum();
    return bins.stream()
        .mapToDouble(
            bin -> Math.abs(bin.accuracy() - bin.confidence()) * bin.samples() / Math.max(1, all))
        .sum();
  }
}
