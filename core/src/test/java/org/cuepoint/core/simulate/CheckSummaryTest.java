package org.cuepoint.core.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.cuepoint.core.active.stopping.StopAdvice.Verdict;
import org.junit.jupiter.api.Test;

class CheckSummaryTest {

  private static SimulationResult.Point point(
      int actions, double f1, Verdict advice, int audited, int right, double truth) {
    return new SimulationResult.Point(
        actions,
        new Effort(actions, 0, actions),
        0,
        Map.of("F1@25", f1),
        new SimulationResult.Check(advice, 1, audited, right, truth));
  }

  private static CheckSummary summary(SimulationResult.Point... points) {
    return CheckSummary.of(
            new SimulationResult(
                List.of(
                    new SimulationResult.Run("margin", 1, "a", List.of(points)),
                    new SimulationResult.Run(SimulationPlan.BY_HAND, 1, "a", List.of())),
                Map.of(),
                10))
        .getFirst();
  }

  @Test
  void adviceIsComparedWithTheMeanOfTheLastRounds() {
    CheckSummary summary =
        summary(
            point(10, 20, Verdict.GO_ON, 0, 0, Double.NaN),
            point(20, 34, Verdict.STOP, 0, 0, .5),
            point(30, 40, Verdict.GO_ON, 0, 0, .5),
            point(40, 46, Verdict.STOP, 0, 0, .5));
    for (CheckSummary.Stop stop : summary.stops()) {
      assertEquals(1, stop.runs());
      assertEquals(20, stop.actions());
      assertEquals(34, stop.f1());
      assertEquals(40, stop.plateau());
      assertEquals(6, stop.missed());
    }
  }

  @Test
  void adviceThatNeverCameIsInNoRun() {
    CheckSummary summary =
        summary(point(10, 20, Verdict.GO_ON, 0, 0, .5), point(20, 34, Verdict.NEARLY, 0, 0, .5));
    assertEquals(1, summary.stops().getFirst().runs());
    assertEquals(0, summary.stops().getLast().runs());
  }

  @Test
  void intervalsHoldTheTruthOrNot() {
    CheckSummary summary =
        summary(
            point(10, 20, Verdict.GO_ON, 10, 9, Double.NaN),
            point(20, 20, Verdict.GO_ON, 10, 9, .9),
            point(30, 20, Verdict.GO_ON, 10, 9, .3),
            point(40, 20, Verdict.GO_ON, 0, 0, .3));
    assertEquals(2, summary.audit().rounds());
    assertEquals(1, summary.audit().held());
    assertEquals(20, summary.audit().questions());
  }
}
