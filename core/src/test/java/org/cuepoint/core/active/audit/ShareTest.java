package org.cuepoint.core.active.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class ShareTest {

  private static final double EXACT = 5e-5;

  @Test
  void wilsonsIntervalIsThePublishedOne() {
    Share share = new Share(8, 10);
    assertEquals(0.8, share.value(), 1e-12);
    assertEquals(0.4902, share.low(), EXACT);
    assertEquals(0.9433, share.high(), EXACT);
  }

  @Test
  void noneAndAllStillHaveAnInterval() {
    assertEquals(0, new Share(0, 10).low());
    assertEquals(0.2775, new Share(0, 10).high(), EXACT);
    assertEquals(0.7225, new Share(10, 10).low(), EXACT);
    assertEquals(1, new Share(10, 10).high());
  }

  @Test
  void withoutTrialsNothingIsKnown() {
    Share none = new Share(0, 0);
    assertTrue(Double.isNaN(none.value()));
    assertEquals(0, none.low());
    assertEquals(1, none.high());
    assertEquals("not known yet", none.text());
    assertThrows(IllegalArgumentException.class, () -> new Share(2, 1));
  }

  /** Both ends solve |k/n − p| = z √(p (1 − p) / n), which defines the interval. */
  @Test
  void bothEndsAreAsFarOffAsChanceGoes() {
    for (int n = 1; n < 200; n += 13) {
      for (int k = 1; k < n; k += 5) {
        Share share = new Share(k, n);
        for (double end : new double[] {share.low(), share.high()}) {
          assertEquals(
              Math.abs(share.value() - end), Share.Z * Math.sqrt(end * (1 - end) / n), 1e-9);
        }
      }
    }
  }

  @Test
  void theIntervalHoldsTheTruthAsOftenAsItSays() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    for (double truth : new double[] {0.5, 0.7, 0.85, 0.95}) {
      for (int n : new int[] {20, 60, 150}) {
        int held = 0;
        int trials = 4000;
        for (int i = 0; i < trials; i++) {
          int hits = 0;
          for (int j = 0; j < n; j++) {
            hits += random.nextDouble() < truth ? 1 : 0;
          }
          Share share = new Share(hits, n);
          held += share.low() <= truth && truth <= share.high() ? 1 : 0;
        }
        double coverage = (double) held / trials;
        assertTrue(
            coverage > 0.92 && coverage < 0.985, "truth " + truth + ", n " + n + ": " + coverage);
      }
    }
  }

  /** Table II of Newcombe 1998, method 10. */
  @Test
  void newcombesIntervalIsThePublishedOne() {
    difference(56, 70, 48, 80, 0.0524, 0.3339);
    difference(9, 10, 3, 10, 0.1705, 0.8090);
    difference(10, 10, 0, 10, 0.6075, 1);
    difference(0, 10, 0, 10, -0.2775, 0.2775);
  }

  private static void difference(int a, int m, int b, int n, double low, double high) {
    ShareDifference difference = new ShareDifference(new Share(a, m), new Share(b, n));
    assertEquals((double) a / m - (double) b / n, difference.value(), 1e-12);
    assertEquals(low, difference.low(), EXACT);
    assertEquals(high, difference.high(), EXACT);
    assertEquals(low > 0, difference.isClear());
  }

  @Test
  void aDifferenceToNothingIsNotKnown() {
    ShareDifference difference = new ShareDifference(new Share(3, 4), new Share(0, 0));
    assertFalse(difference.isKnown());
    assertFalse(difference.isClear());
    assertEquals(-1, difference.low());
    assertEquals(1, difference.high());
  }
}
