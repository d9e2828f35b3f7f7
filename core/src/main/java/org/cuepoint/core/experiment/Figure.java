package org.cuepoint.core.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cuepoint.core.eval.Interval;

/**
 * One figure of a row with all the values behind it. A seed's value is the mean over the folds, so
 * that each held-out group counts the same; the figure is the mean over seeds.
 *
 * @param values one a seed and fold, in order of seeds, then folds
 */
public record Figure(List<Value> values) {

  /**
   * One value.
   *
   * @param seed of the run; 0 where nothing was left to chance
   * @param fold what was held out
   * @param value the figure there
   */
  public record Value(long seed, String fold, double value) {}

  /** Copies the values, and leaves out those that are not there. */
  public Figure {
    values = values.stream().filter(value -> Double.isFinite(value.value())).toList();
  }

  /** Returns the mean over seeds of the means over folds; NaN without values. */
  public double mean() {
    return Interval.of(bySeed(), Interval.Over.SEEDS).mean();
  }

  /**
   * Returns mean and interval: over seeds where there are several, else over folds.
   *
   * @see #overFolds()
   */
  public Interval interval() {
    List<Double> seeds = bySeed();
    return seeds.size() > 1 ? Interval.of(seeds, Interval.Over.SEEDS) : overFolds();
  }

  /** Returns mean and interval over folds, each the mean over its seeds. */
  public Interval overFolds() {
    return Interval.of(
        List.copyOf(
            means(
                    values.stream()
                        .collect(
                            Collectors.groupingBy(
                                Value::fold, LinkedHashMap::new, Collectors.toList())))
                .values()),
        Interval.Over.FOLDS);
  }

  private List<Double> bySeed() {
    return List.copyOf(
        means(
                values.stream()
                    .collect(
                        Collectors.groupingBy(
                            Value::seed, LinkedHashMap::new, Collectors.toList())))
            .values());
  }

  private static <K> Map<K, Double> means(Map<K, List<Value>> parts) {
    Map<K, Double> means = new LinkedHashMap<>();
    parts.forEach(
        (key, part) ->
            means.put(key, part.stream().mapToDouble(Value::value).average().orElse(Double.NaN)));
    return means;
  }
}
