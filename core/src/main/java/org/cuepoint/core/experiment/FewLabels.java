package org.cuepoint.core.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Draws a few segments of each class from a training side. The same seed draws the same segments
 * for every encoder, and more labels contain the fewer. Immutable.
 */
final class FewLabels {

  private final Map<String, List<Integer>> order = new TreeMap<>();

  FewLabels(List<SegmentVectors.Example> segments, int[] train, long seed) {
    for (int i : train) {
      order.computeIfAbsent(segments.get(i).label(), label -> new ArrayList<>()).add(i);
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (List<Integer> each : order.values()) {
      for (int i = each.size() - 1; i > 0; i--) {
        java.util.Collections.swap(each, i, random.nextInt(i + 1));
      }
    }
  }

  /** Returns positions of {@code count} segments of each class, or all of a class with fewer. */
  int[] ofEachClass(int count) {
    return order.values().stream()
        .flatMap(each -> each.stream().limit(count))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
