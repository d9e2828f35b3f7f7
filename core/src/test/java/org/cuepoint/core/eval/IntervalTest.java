package org.cuepoint.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class IntervalTest {

  /** From the tables in every textbook. */
  @Test
  void quantilesAreThoseOfTheTables() {
    assertEquals(12.7062, StudentT.quantile(0.975, 1), 1e-4);
    assertEquals(4.3027, StudentT.quantile(0.975, 2), 1e-4);
    assertEquals(2.7764, StudentT.quantile(0.975, 4), 1e-4);
    assertEquals(2.5706, StudentT.quantile(0.975, 5), 1e-4);
    assertEquals(2.0423, StudentT.quantile(0.975, 30), 1e-4);
    assertEquals(1.9840, StudentT.quantile(0.975, 100), 1e-4);
    assertEquals(0, StudentT.quantile(0.5, 7), 1e-9);
  }

  @Test
  void theIntervalIsStudentsOnTheValues() {
    Interval interval = Interval.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0), Interval.Over.SEEDS);
    assertEquals(3, interval.mean(), 1e-12);
    assertEquals(2.7764451 * Math.sqrt(2.5 / 5), interval.halfWidth(), 1e-6);
    assertEquals(interval.mean() + interval.halfWidth(), interval.high(), 1e-12);
  }

  @Test
  void oneValueHasNoIntervalAndNoneHasNoMean() {
    Interval one = Interval.of(List.of(7.0), Interval.Over.FOLDS);
    assertEquals(7, one.mean());
    assertTrue(Double.isNaN(one.halfWidth()));
    assertEquals("7.0", one.text());
    assertTrue(Double.isNaN(Interval.of(List.of(), Interval.Over.SEEDS).mean()));
  }
}
