package org.cuepoint.core.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulationSummaryTest {

  private static SimulationResult.Point point(int actions, double figure) {
    return new SimulationResult.Point(
        actions,
        new Effort(actions, 0, 2.0 * actions),
        actions / 100.0,
        Map.of("F1@25", figure, "F1@50", 0.0),
        null);
  }

  private static SimulationResult.Run run(long seed, String unit, double... figures) {
    return new SimulationResult.Run(
        "margin",
        seed,
        unit,
        List.of(point(10, figures[0]), point(20, figures[1]), point(40, figures[2])));
  }

  private static SimulationSummary.Strategy strategy(SimulationResult.Run... runs) {
    SimulationResult result =
        new SimulationResult(
            List.of(runs),
            Map.of(
                "a",
                Map.of("F1@25", 40.0, "F1@50", 50.0),
                "b",
                Map.of("F1@25", 60.0, "F1@50", 50.0)),
            20);
    return SimulationSummary.of(result, 40).strategies().getFirst();
  }

  @Test
  void unitsAreAveragedBeforeTheGoalIsLookedFor() {
    // The mean of both is 25, 40, 50; 90 % of the full model's 50 is 45, half-way from 20 to 40.
    SimulationSummary.Reached reached =
        strategy(run(1, "a", 20, 30, 40), run(1, "b", 30, 50, 60)).reached().getFirst();
    assertEquals("F1@25", reached.figure());
    assertEquals(90, reached.share());
    assertEquals(30, reached.actions().mean(), 1e-9);
    assertEquals(60, reached.seconds().mean(), 1e-9);
    assertEquals(0, reached.missed());
  }

  @Test
  void aGoalThatIsNeverReachedCostsEverythingAndIsCounted() {
    SimulationSummary.Reached reached =
        strategy(run(1, "a", 20, 30, 40), run(1, "b", 30, 50, 60)).reached().getLast();
    assertEquals("F1@50", reached.figure());
    assertEquals(40, reached.actions().mean(), 1e-9);
    assertEquals(1, reached.missed());
  }

  @Test
  void areaIsTheMeanHeightOfTheCurveInPerCentOfTheFullModel() {
    // From 0 to 10: 12.5 on average; to 20: 32.5; to 40: 45. Of 50: 100 * 33.75 / 50.
    Map<String, org.cuepoint.core.eval.Interval> area =
        strategy(run(1, "a", 20, 30, 40), run(1, "b", 30, 50, 60)).area();
    double mean =
        area.entrySet().stream()
            .filter(each -> each.getKey().equals("F1@25"))
            .findFirst()
            .orElseThrow()
            .getValue()
            .mean();
    assertEquals(67.5, mean, 1e-9);
  }

  @Test
  void intervalsAreOverSeeds() {
    SimulationSummary.Strategy strategy =
        strategy(
            run(1, "a", 20, 30, 40),
            run(1, "b", 30, 50, 60),
            run(2, "a", 10, 30, 40),
            run(2, "b", 30, 50, 60));
    assertEquals(2, strategy.reached().getFirst().actions().n());
    assertEquals(0, strategy.reached().getFirst().actions().halfWidth(), 1e-9);
  }
}
