package org.cuepoint.core.eval;

/**
 * How far probabilities can be taken at their word.
 *
 * @param error expected calibration error with 15 equal bins of confidence, 0 to 1
 * @param logLoss mean −ln p of the true label, in nats
 * @param brier mean over samples of the squared distance to the one-hot truth, 0 to 2
 */
public record Calibration(double error, double logLoss, double brier) {

  /** So that one impossible event does not make the mean infinite. */
  private static final double FLOOR = 1e-12;

  /**
   * Measures. Error after Guo et al., "On calibration of modern neural networks", ICML 2017
   * (confidence is the greatest probability; bins are half-open at their left edge); Brier,
   * "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78, 1950.
   *
   * @param probabilities shape (samples, labels), background included; each row sums to 1
   * @param truth index of the true label of each sample
   * @return all 0 when there are no samples
   * @throws IllegalArgumentException if the lengths differ
   */
  public static Calibration of(double[][] probabilities, int[] truth) {
    if (probabilities.length != truth.length) {
      throw new IllegalArgumentException(
          probabilities.length + " samples cannot have " + truth.length + " truths");
    }
    if (truth.length == 0) {
      return new Calibration(0, 0, 0);
    }
    double logLoss = 0;
    double brier = 0;
    for (int s = 0; s < truth.length; s++) {
      double[] row = probabilities[s];
      for (int i = 0; i < row.length; i++) {
        double wanted = i == truth[s] ? 1 : 0;
        brier += (row[i] - wanted) * (row[i] - wanted);
      }
      logLoss -= Math.log(Math.max(row[truth[s]], FLOOR));
    }
    double error = Reliability.of(probabilities, truth).error();
    return new Calibration(error, logLoss / truth.length, brier / truth.length);
  }
}
