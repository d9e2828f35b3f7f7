package org.cuepoint.core.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.cuepoint.core.eval.Interval;
import org.cuepoint.core.simulate.SimulationResult.Point;
import org.cuepoint.core.simulate.SimulationResult.Run;

/**
 * What a simulation says. For each seed the curves of all held-out units are averaged first, round
 * by round, which all have the same numbers of questions; intervals are over seeds.
 *
 * @param strategies in the order of the plan
 * @param full mean over units of the figures of a model with all labels
 */
public record SimulationSummary(List<Strategy> strategies, Map<String, Double> full) {

  /** Figures that a share of the full model's is looked for. */
  public static final List<String> TARGETS = List.of("F1@25", "F1@50");

  /** Shares of the full model's figures. */
  public static final List<Integer> SHARES = List.of(90, 95);

  /**
   * One strategy.
   *
   * @param curve after each round, mean over seeds and units
   * @param area mean over actions of each figure up to the actions that labelling all by hand
   *     takes, or to the end, in per cent of the full model's
   * @param reached what it took to reach a share of the full model's figure
   */
  public record Strategy(
      String id, List<Step> curve, Map<String, Interval> area, List<Reached> reached) {}

  /**
   * A round.
   *
   * @param figures with intervals over seeds
   */
  public record Step(
      double items,
      double actions,
      double seconds,
      double labelledShare,
      Map<String, Interval> figures) {}

  /**
   * What it took.
   *
   * @param figure such as {@code F1@25}
   * @param share of the full model's, in per cent
   * @param actions over seeds; those that never came so far count with all they did
   * @param seconds in the same way
   * @param labelledShare of the ticks, 0 to 1
   * @param missed how many seeds never came so far
   */
  public record Reached(
      String figure,
      int share,
      Interval actions,
      Interval seconds,
      Interval labelledShare,
      int missed) {}

  private record Mean(
      double items, double actions, double seconds, double share, Map<String, Double> figures) {}

  /**
   * Sums up.
   *
   * @param allByHand actions up to which areas are taken: usually two a segment
   */
  public static SimulationSummary of(SimulationResult result, double allByHand) {
    Map<String, Double> full = new LinkedHashMap<>();
    result
        .full()
        .values()
        .forEach(
            figures ->
                figures.forEach(
                    (name, value) -> full.merge(name, value / result.full().size(), Double::sum)));
    Map<String, Map<Long, List<Run>>> grouped = new LinkedHashMap<>();
    for (Run run : result.runs()) {
      grouped
          .computeIfAbsent(run.strategy(), id -> new LinkedHashMap<>())
          .computeIfAbsent(run.seed(), seed -> new ArrayList<>())
          .add(run);
    }
    List<Strategy> strategies = new ArrayList<>();
    grouped.forEach(
        (id, seeds) -> {
          List<List<Mean>> curves =
              seeds.values().stream().map(SimulationSummary::average).toList();
          strategies.add(strategy(id, curves, full, allByHand));
        });
    return new SimulationSummary(List.copyOf(strategies), full);
  }

  private static Strategy strategy(
      String id, List<List<Mean>> curves, Map<String, Double> full, double allByHand) {
    List<Step> steps = new ArrayList<>();
    int rounds = curves.stream().mapToInt(List::size).min().orElse(0);
    for (int r = 0; r < rounds; r++) {
      int round = r;
      Map<String, Interval> figures = new LinkedHashMap<>();
      for (String name : new TreeSet<>(full.keySet())) {
        figures.put(
            name, over(curves, curve -> curve.get(round).figures().getOrDefault(name, 0.0)));
      }
      steps.add(
          new Step(
              over(curves, curve -> curve.get(round).items()).mean(),
              over(curves, curve -> curve.get(round).actions()).mean(),
              over(curves, curve -> curve.get(round).seconds()).mean(),
              over(curves, curve -> curve.get(round).share()).mean(),
              figures));
    }
    Map<String, Interval> area = new LinkedHashMap<>();
    List<Reached> reached = new ArrayList<>();
    for (String figure : TARGETS) {
      double goal = full.getOrDefault(figure, 0.0);
      area.put(
          figure,
          over(curves, curve -> 100 * area(curve, figure, allByHand) / Math.max(1e-9, goal)));
      for (int share : SHARES) {
        List<Crossing> crossings =
            curves.stream().map(curve -> crossing(curve, figure, goal * share / 100)).toList();
        reached.add(
            new Reached(
                figure,
                share,
                over(crossings, Crossing::actions),
                over(crossings, Crossing::seconds),
                over(crossings, Crossing::share),
                (int) crossings.stream().filter(crossing -> !crossing.reached()).count()));
      }
    }
    return new Strategy(id, List.copyOf(steps), area, List.copyOf(reached));
  }

  private static <T> Interval over(List<T> each, ToDoubleFunction<T> value) {
    return Interval.of(each.stream().mapToDouble(value).boxed().toList(), Interval.Over.SEEDS);
  }

  /** Averages the units of one seed, round by round. */
  private static List<Mean> average(List<Run> runs) {
    int rounds = runs.stream().mapToInt(run -> run.points().size()).min().orElse(0);
    List<Mean> means = new ArrayList<>();
    for (int r = 0; r < rounds; r++) {
      double items = 0;
      double actions = 0;
      double seconds = 0;
      double share = 0;
      Map<String, Double> figures = new LinkedHashMap<>();
      for (Run run : runs) {
        Point point = run.points().get(r);
        items += point.items() / (double) runs.size();
        actions += point.effort().actions() / (double) runs.size();
        seconds += point.effort().seconds() / runs.size();
        share += point.labelledShare() / runs.size();
        point
            .figures()
            .forEach((name, value) -> figures.merge(name, value / runs.size(), Double::sum));
      }
      means.add(new Mean(items, actions, seconds, share, figures));
    }
    return means;
  }

  private record Crossing(double actions, double seconds, double share, boolean reached) {}

  /** Where a curve first reaches a figure; between rounds it is taken as straight. */
  private static Crossing crossing(List<Mean> curve, String figure, double goal) {
    Mean before = new Mean(0, 0, 0, 0, Map.of());
    for (Mean point : curve) {
      double low = before.figures().getOrDefault(figure, 0.0);
      double high = point.figures().getOrDefault(figure, 0.0);
      if (high >= goal) {
        double part = high > low ? Math.clamp((goal - low) / (high - low), 0, 1) : 1;
        return new Crossing(
            before.actions() + part * (point.actions() - before.actions()),
            before.seconds() + part * (point.seconds() - before.seconds()),
            before.share() + part * (point.share() - before.share()),
            true);
      }
      before = point;
    }
    return new Crossing(before.actions(), before.seconds(), before.share(), false);
  }

  /** Mean of a figure over actions from 0 to {@code end}; after its end a curve stays level. */
  private static double area(List<Mean> curve, String figure, double end) {
    double area = 0;
    double at = 0;
    double value = 0;
    for (Mean point : curve) {
      double next = Math.min(end, point.actions());
      double reached = point.figures().getOrDefault(figure, 0.0);
      if (next > at) {
        double part = (next - at) / Math.max(1e-9, point.actions() - at);
        double there = value + part * (reached - value);
        area += (next - at) * (value + there) / 2;
        at = next;
        value = there;
      }
      if (point.actions() >= end) {
        break;
      }
      value = reached;
    }
    return (area + Math.max(0, end - at) * value) / Math.max(1e-9, end);
  }
}
