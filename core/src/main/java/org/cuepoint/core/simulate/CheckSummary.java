package org.cuepoint.core.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.active.audit.Share;
import org.cuepoint.core.active.stopping.StopAdvice;
import org.cuepoint.core.simulate.SimulationResult.Check;
import org.cuepoint.core.simulate.SimulationResult.Point;
import org.cuepoint.core.simulate.SimulationResult.Run;

/**
 * How far what the program said of runs was from the truth.
 *
 * @param strategy who asked
 * @param runs seeds times held-out units
 * @param stops the first time each verdict, or a stronger one, was given
 * @param audit how often the audit's interval of a round held the truth
 */
public record CheckSummary(String strategy, int runs, List<Stop> stops, Coverage audit) {

  /** Rounds at the end of a run whose mean is its plateau. */
  public static final int PLATEAU_ROUNDS = 3;

  private static final String FIGURE = "F1@25";

  /** Copies the list. */
  public CheckSummary {
    stops = List.copyOf(stops);
  }

  /**
   * When advice was given, means over the runs in which it was.
   *
   * @param verdict the advice
   * @param runs in how many
   * @param actions until then
   * @param f1 F1@25 then, in per cent
   * @param plateau F1@25 at the end of the run
   * @param missed what would still have been gained, plateau less F1@25 then; may be negative
   */
  public record Stop(
      StopAdvice.Verdict verdict,
      int runs,
      double actions,
      double f1,
      double plateau,
      double missed) {}

  /**
   * Coverage of the audit.
   *
   * @param rounds with audit questions and a model
   * @param held in how many of them the 95 % interval held the truth
   * @param share the same as a share
   * @param questions of them in all
   */
  public record Coverage(int rounds, int held, double share, long questions) {}

  /** Sums up each strategy that asked. */
  public static List<CheckSummary> of(SimulationResult result) {
    Map<String, List<Run>> strategies = new LinkedHashMap<>();
    for (Run run : result.runs()) {
      if (!run.strategy().equals(SimulationPlan.BY_HAND)) {
        strategies.computeIfAbsent(run.strategy(), id -> new ArrayList<>()).add(run);
      }
    }
    return strategies.entrySet().stream()
        .map(
            each ->
                new CheckSummary(
                    each.getKey(),
                    each.getValue().size(),
                    List.of(
                        stop(each.getValue(), StopAdvice.Verdict.NEARLY),
                        stop(each.getValue(), StopAdvice.Verdict.STOP)),
                    coverage(each.getValue())))
        .toList();
  }

  private static Stop stop(List<Run> runs, StopAdvice.Verdict verdict) {
    int advised = 0;
    double actions = 0;
    double f1 = 0;
    double plateau = 0;
    for (Run run : runs) {
      Optional<Point> first =
          run.points().stream()
              .filter(
                  point ->
                      Optional.ofNullable(point.check())
                          .filter(check -> check.advice().compareTo(verdict) >= 0)
                          .isPresent())
              .findFirst();
      if (first.isPresent()) {
        advised++;
        actions += first.get().effort().actions();
        f1 += figure(first.get());
        List<Point> points = run.points();
        plateau +=
            points.subList(Math.max(0, points.size() - PLATEAU_ROUNDS), points.size()).stream()
                .mapToDouble(CheckSummary::figure)
                .average()
                .orElse(Double.NaN);
      }
    }
    return new Stop(
        verdict,
        advised,
        actions / advised,
        f1 / advised,
        plateau / advised,
        (plateau - f1) / advised);
  }

  private static double figure(Point point) {
    return point.figures().getOrDefault(FIGURE, 0.0);
  }

  private static Coverage coverage(List<Run> runs) {
    int rounds = 0;
    int held = 0;
    long questions = 0;
    for (Run run : runs) {
      for (Point point : run.points()) {
        Check check = point.check();
        if (check != null && check.audited() > 0 && !Double.isNaN(check.truth())) {
          Share seen = new Share(check.right(), check.audited());
          rounds++;
          questions += check.audited();
          held += seen.low() <= check.truth() && check.truth() <= seen.high() ? 1 : 0;
        }
      }
    }
    return new Coverage(rounds, held, (double) held / rounds, questions);
  }
}
