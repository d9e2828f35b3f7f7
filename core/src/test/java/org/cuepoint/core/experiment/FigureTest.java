package org.cuepoint.core.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cuepoint.core.eval.Interval.Over;
import org.junit.jupiter.api.Test;

final class FigureTest {

  private static final Figure FIGURE =
      new Figure(
          List.of(
              new Figure.Value(1, "a", 10),
              new Figure.Value(1, "b", 30),
              new Figure.Value(2, "a", 20),
              new Figure.Value(2, "b", 60)));

  @Test
  void eachFoldCountsTheSameAndTheIntervalIsOverSeeds() {
    assertEquals(30, FIGURE.mean(), 1e-12);
    assertEquals(Over.SEEDS, FIGURE.interval().over());
    assertEquals(2, FIGURE.interval().n());
    // Seeds have 20 and 40: deviation √200, error 10, t of one degree 12.706.
    assertEquals(127.06, FIGURE.interval().halfWidth(), 0.01);
  }

  @Test
  void foldsAreAveragedOverSeeds() {
    assertEquals(30, FIGURE.overFolds().mean(), 1e-12);
    assertEquals(2, FIGURE.overFolds().n());
  }

  @Test
  void oneSeedHasItsIntervalOverFolds() {
    Figure one = new Figure(FIGURE.values().subList(0, 2));
    assertEquals(Over.FOLDS, one.interval().over());
    assertEquals(20, one.mean(), 1e-12);
  }

  @Test
  void whatIsNotThereIsLeftOut() {
    Figure figure = new Figure(List.of(new Figure.Value(1, "a", Double.NaN)));
    assertTrue(figure.values().isEmpty());
    assertTrue(Double.isNaN(figure.mean()));
  }
}
