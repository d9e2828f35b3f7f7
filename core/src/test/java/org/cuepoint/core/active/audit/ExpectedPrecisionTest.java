package org.cuepoint.core.active.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.junit.jupiter.api.Test;

class ExpectedPrecisionTest {

  private static CheckedGuess guess(int guessed, int said, double confidence) {
    return new CheckedGuess(new Judgement.Pair(guessed, said), confidence);
  }

  @Test
  void onlyGuessesThatAreSureEnoughAndOfTheClassesCount() {
    List<CheckedGuess> checked =
        List.of(
            guess(0, 0, 0.95),
            guess(0, 1, 0.9),
            guess(1, 1, 0.92),
            guess(1, Target.NOT_KNOWN, 0.99),
            guess(0, 0, 0.89),
            guess(Target.BACKGROUND, Target.BACKGROUND, 0.99));

    assertEquals(new Share(2, 4), ExpectedPrecision.of(checked, 0.9, label -> true).right());
    assertEquals(new Share(1, 2), ExpectedPrecision.of(checked, 0.9, label -> label == 1).right());
    assertEquals(new Share(0, 0), ExpectedPrecision.of(checked, 1, label -> true).right());
  }

  @Test
  void theShareCanBeToldOnlyWhenEnoughWereChecked() {
    List<CheckedGuess> checked = new ArrayList<>();
    for (int i = 1; i < ExpectedPrecision.ENOUGH; i++) {
      checked.add(guess(0, 0, 0.9));
    }
    assertFalse(ExpectedPrecision.of(checked, 0.8, label -> true).isTellable());
    checked.add(guess(0, 1, 0.8));
    assertTrue(ExpectedPrecision.of(checked, 0.8, label -> true).isTellable());
  }
}
