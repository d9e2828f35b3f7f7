package org.cuepoint.core.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class DurationScoresTest {

  private static final NegativeBinomial LENGTHS = new NegativeBinomial(12, 2.5);

  @Test
  void aNegativeBinomialHasItsMeanAndVariance() {
    double[] masses = LENGTHS.masses(2000);
    double sum = 0;
    double mean = 0;
    double square = 0;
    for (int d = 1; d < masses.length; d++) {
      sum += masses[d];
      mean += d * masses[d];
      square += (double) d * d * masses[d];
    }
    assertEquals(1, sum, 1e-9);
    assertEquals(12, mean, 1e-6);
    assertEquals(11 + 11 * 11 / 2.5, square - mean * mean, 1e-5);
  }

  @Test
  void lengthsFromTheMinimumOnShareAllProbabilityTailIncluded() {
    for (int cap : new int[] {1, 5, 20, 500}) {
      DurationScores scores = DurationScores.of(LENGTHS, 4, cap, 1);
      double sum = 0;
      for (int d = 4; d < 5000; d++) {
        sum += Math.exp(scores.exactly(d));
      }
      assertEquals(1, sum, 1e-6, "cap " + cap);
    }
  }

  @Test
  void atLeastIsTheSumOfAllThatIsAsLongOrLonger() {
    DurationScores scores = DurationScores.of(LENGTHS, 3, 20, 1);
    for (int length : new int[] {3, 4, 19, 20, 21, 60}) {
      double sum = 0;
      for (int d = length; d < 5000; d++) {
        sum += Math.exp(scores.exactly(d));
      }
      assertEquals(Math.log(sum), scores.atLeast(length), 1e-6, "length " + length);
    }
  }

  @Test
  void theTailBeginsWhereFewRunsAreLeft() {
    DurationScores scores = DurationScores.of(LENGTHS, 1, 4000, 1);
    assertTrue(scores.longest() < 100, "longest " + scores.longest());
  }

  @Test
  void lengthsOfWidelyDifferentMagnitudeStayFinite() {
    for (double mean : new double[] {1.01, 30, 5000, 1e6}) {
      for (double shape : new double[] {.5, 1, 64}) {
        DurationScores scores = DurationScores.of(new NegativeBinomial(mean, shape), 2, 480, 1);
        for (int d = 1; d <= 5000; d += 7) {
          String where = mean + ", " + shape + ", " + d;
          assertTrue(Double.isFinite(scores.exactly(d)), where);
          assertTrue(Double.isFinite(scores.atLeast(d)), where);
        }
      }
    }
  }
}
