package org.cuepoint.core.active;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the classes with the fewest labels where the model sees them: in turn, fewest first,
 * each time the place where the class is most probable. A class is rare when it has less than half
 * the labels of an average one. One thread at a time.
 */
final class RareClasses {

  private static final double RARE = 0.5;

  private final Pool pool;
  private final List<Integer> columns = new ArrayList<>();
  private int turn;

  /** A place and the probability of the class that it was chosen for. */
  record Found(int row, double probability) {}

  RareClasses(Pool pool) {
    this.pool = pool;
    if (pool.probabilities().count() == 0) {
      return;
    }
    int[] labels = new int[pool.probabilities().width()];
    for (int column : pool.known().labels()) {
      labels[column]++;
    }
    double classes = labels.length - pool.starts().size();
    double mean = pool.labelledStretches() / Math.max(1, classes);
    for (int column = 0; column < labels.length; column++) {
      if (!pool.starts().contains(column) && labels[column] < RARE * mean) {
        columns.add(column);
      }
    }
    columns.sort(Comparator.comparingInt(column -> labels[column]));
  }

  /** Returns the next place; empty when no class is rare or no place is allowed. */
  Optional<Found> next(BitSet allowed) {
    if (columns.isEmpty() || allowed.isEmpty()) {
      return Optional.empty();
    }
    int column = columns.get(turn++ % columns.size());
    int best = allowed.nextSetBit(0);
    for (int i = best; i >= 0; i = allowed.nextSetBit(i + 1)) {
      if (pool.probabilities().at(i, column) > pool.probabilities().at(best, column)) {
        best = i;
      }
    }
    return Optional.of(new Found(best, pool.probabilities().at(best, column)));
  }
}
