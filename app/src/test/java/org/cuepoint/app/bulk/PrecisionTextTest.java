package org.cuepoint.app.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cuepoint.core.active.audit.ExpectedPrecision;
import org.cuepoint.core.active.audit.Share;
import org.junit.jupiter.api.Test;

class PrecisionTextTest {

  private static ExpectedPrecision of(int right, int checked) {
    return new ExpectedPrecision(0.8, new Share(right, checked));
  }

  @Test
  void enoughAnswersGiveAShareWithItsInterval() {
    assertEquals("About 90 % are expected to be right", PrecisionText.title(of(45, 50)));
    assertEquals(
        "Between 79 and 96 %, with a certainty of 95 %: 45 of 50 checked guesses of at least 0.80"
            + " were right.",
        PrecisionText.ground(of(45, 50)));
  }

  @Test
  void fewAnswersGiveNoShare() {
    assertEquals("Nobody can tell yet how many are right", PrecisionText.title(of(3, 4)));
    assertEquals(
        "Only 4 checked answers lie at 0.80 or above, 3 of them right; the true share may be"
            + " anything between 30 and 95 %.",
        PrecisionText.ground(of(3, 4)));
    assertEquals(
        "Only one checked answer lies at 0.80 or above, none of them right; the true share may be"
            + " anything between 0 and 79 %.",
        PrecisionText.ground(of(0, 1)));
  }

  @Test
  void withoutAnswersTheTextSaysWhatToDo() {
    assertEquals("Nobody can tell yet how many are right", PrecisionText.title(of(0, 0)));
    assertEquals(
        "No checked answer lies at 0.80 or above. Answer the questions that are asked at random;"
            + " they tell how far the model can be trusted.",
        PrecisionText.ground(of(0, 0)));
  }
}
