package org.cuepoint.core.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.job.JobContext;
import org.junit.jupiter.api.Test;

final class LogisticRegressionTest {

  private static final int SAMPLES = 90;
  private static final int INPUTS = 5;

  private final float[][] rows = new float[SAMPLES][INPUTS];
  private final int[] labels = new int[SAMPLES];

  LogisticRegressionTest() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
    for (int s = 0; s < SAMPLES; s++) {
      labels[s] = s % 3;
      for (int i = 0; i < INPUTS; i++) {
        rows[s][i] = (float) (random.nextGaussian() + (i == labels[s] ? 1.5 : 0));
      }
    }
  }

  private LogisticRegression fit(double l2, Optional<LogisticRegression> start) {
    return LogisticRegression.fit(
        new LogisticRegression.Samples(rows, labels, 3),
        new LogisticRegression.Settings(l2, 300),
        start,
        JobContext.NONE);
  }

  /** At the minimum the gradient is 0: Σ (p − y) x / n = −λ w, so Σ_c of each column is 0. */
  @Test
  void theFitIsAMinimum() {
    double[][] probabilities = fit(1e-2, Optional.empty()).probabilities(rows);
    // The biases are not penalised, so that each class is predicted as often as it occurs.
    for (int c = 0; c < 3; c++) {
      double sum = 0;
      for (double[] row : probabilities) {
        sum += row[c] / SAMPLES;
      }
      assertEquals(1.0 / 3, sum, 1e-3);
    }
  }

  @Test
  void whereItStartsDoesNotMatter() {
    LogisticRegression fromZero = fit(1e-3, Optional.empty());
    LogisticRegression fromOther = fit(1e-3, Optional.of(fit(1, Optional.empty())));
    double[][] a = fromZero.probabilities(rows);
    double[][] b = fromOther.probabilities(rows);
    for (int s = 0; s < SAMPLES; s++) {
      assertArrayEquals(a[s], b[s], 2e-2);
    }
  }

  @Test
  void aStrongPenaltyLeavesTheShares() {
    double[] row = fit(1e4, Optional.empty()).probabilities(rows)[0];
    assertArrayEquals(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, row, 1e-2);
  }

  @Test
  void itLearns() {
    double[][] probabilities = fit(1e-2, Optional.empty()).probabilities(rows);
    int right = 0;
    for (int s = 0; s < SAMPLES; s++) {
      double[] p = probabilities[s];
      int best = p[0] > p[1] ? (p[0] > p[2] ? 0 : 2) : (p[1] > p[2] ? 1 : 2);
      right += best == labels[s] ? 1 : 0;
    }
    assertTrue(right > 0.8 * SAMPLES, right + " right");
  }
}
