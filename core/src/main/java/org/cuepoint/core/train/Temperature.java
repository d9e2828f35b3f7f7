package org.cuepoint.core.train;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the one temperature that makes probabilities honest (Guo et al., "On Calibration of Modern
 * Neural Networks", ICML 2017, section 4.2): p ← softmax(ln p / T), T of the least negative
 * log-likelihood. Collects distributions with their truth, then fits. One thread at a time.
 */
public final class Temperature {

  private static final int BINS = 15;
  private static final double LOWEST = 0.05;
  private static final double HIGHEST = 20;

  private final List<float[]> logs = new ArrayList<>();
  private final List<Integer> truths = new ArrayList<>();

  /**
   * Adds a distribution.
   *
   * @param logProbabilities over the outputs of one group; not copied
   * @param truth position of what was true
   */
  public void add(float[] logProbabilities, int truth) {
    logs.add(logProbabilities);
    truths.add(truth);
  }

  /** Returns how many were added. */
  public int count() {
    return logs.size();
  }

  /** Returns the best temperature; 1 when nothing was added. */
  public double fit() {
    if (logs.isEmpty()) {
      return 1;
    }
    // Golden section on ln T; the likelihood is convex in 1/T, so there is one valley.
    double golden = (Math.sqrt(5) - 1) / 2;
    double low = Math.log(LOWEST);
    double high = Math.log(HIGHEST);
    for (int i = 0; i < 40; i++) {
      double a = high - golden * (high - low);
      double b = low + golden * (high - low);
      if (negativeLogLikelihood(Math.exp(a)) < negativeLogLikelihood(Math.exp(b))) {
        high = b;
      } else {
        low = a;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /** Returns the mean negative log-likelihood at a temperature, in nats. */
  public double negativeLogLikelihood(double temperature) {
    double sum = 0;
    for (int i = 0; i < logs.size(); i++) {
      float[] row = logs.get(i);
      double[] p = at(row, temperature);
      sum -= Math.log(Math.max(p[truths.get(i)], 1e-12));
    }
    return logs.isEmpty() ? 0 : sum / logs.size();
  }

  /** Returns the expected calibration error over 15 bins of confidence at a temperature, 0 to 1. */
  public double calibrationError(double temperature) {
    double[] confidence = new double[BINS];
    double[] right = new double[BINS];
    for (int i = 0; i < logs.size(); i++) {
      double[] p = at(logs.get(i), temperature);
      int best = 0;
      for (int c = 1; c < p.length; c++) {
        best = p[c] > p[best] ? c : best;
      }
      int bin = Math.min(BINS - 1, (int) (p[best] * BINS));
      confidence[bin] += p[best];
      right[bin] += best == truths.get(i) ? 1 : 0;
    }
    double error = 0;
    for (int b = 0; b < BINS; b++) {
      error += Math.abs(confidence[b] - right[b]);
    }
    return logs.isEmpty() ? 0 : error / logs.size();
  }

  /** Returns the distribution at a temperature. */
  public static double[] at(float[] logProbabilities, double temperature) {
    double[] p = new double[logProbabilities.length];
    double most = Double.NEGATIVE_INFINITY;
    for (float log : logProbabilities) {
      most = Math.max(most, log / temperature);
    }
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.exp(logProbabilities[i] / temperature - most);
      sum += p[i];
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
    return p;
  }
}
