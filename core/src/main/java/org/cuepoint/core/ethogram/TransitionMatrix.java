package org.cuepoint.core.ethogram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What follows on what in a group of classes: first-order transitions between occurrences, ordered
 * by their start. A transition counts only where everything between both is observed, so a sequence
 * ends at unlabelled, unclear and ignored time and at the end of each video.
 *
 * <p>A class that follows on itself is no transition (Bakeman and Quera, 2011: codes that cannot
 * repeat; the diagonal is empty by definition). Without background as a state, background between
 * two bouts is passed over, as in the transition matrices of BORIS; {@link #repeats} says how often
 * the same class then came again.
 *
 * @param group the classes
 * @param background whether background is a state; then it is the last row and column
 * @param counts how often the column came after the row
 * @param repeats how often a class came again after background; these are not counted
 */
public record TransitionMatrix(
    BehaviourGroup group, Background background, List<List<Integer>> counts, int repeats) {

  /** What stretches are in which no class of the group happens. */
  public enum Background {
    /** They are passed over. */
    LEFT_OUT,
    /** They are a state like a class. */
    STATE
  }

  /** Copies the lists. */
  public TransitionMatrix {
    counts = counts.stream().map(List::copyOf).toList();
  }

  static TransitionMatrix of(
      BehaviourGroup group, Background background, List<GroupRecord> records) {
    int states = group.classes().size() + (background == Background.STATE ? 1 : 0);
    int[][] counts = new int[states][states];
    int repeats = 0;
    for (GroupRecord each : records) {
      int before = GroupRecord.NOT_KNOWN;
      for (GroupRecord.Step step : each.steps()) {
        if (step.before() == GroupRecord.Before.GAP) {
          before = GroupRecord.NOT_KNOWN;
        }
        boolean nothing = step.state() == GroupRecord.BACKGROUND;
        if (nothing && background == Background.LEFT_OUT) {
          continue;
        }
        int state = nothing ? states - 1 : step.state();
        if (before == state) {
          repeats++;
        } else if (before != GroupRecord.NOT_KNOWN) {
          counts[before][state]++;
        }
        before = state;
      }
    }
    List<List<Integer>> rows = new ArrayList<>();
    for (int[] row : counts) {
      rows.add(IntStream.of(row).boxed().toList());
    }
    return new TransitionMatrix(group, background, rows, repeats);
  }

  /** Returns how many states there are. */
  public int size() {
    return counts.size();
  }

  /** Returns how often a state was left for another. */
  public int from(int row) {
    return counts.get(row).stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns how many transitions there are. */
  public int total() {
    return IntStream.range(0, size()).map(this::from).sum();
  }

  /**
   * Returns how often, of all times a state was left, another came next: the conditional
   * probability of the column given the row, 0 to 1; NaN when the row was never left.
   */
  public double probability(int row, int column) {
    int all = from(row);
    return all == 0 ? Double.NaN : (double) counts.get(row).get(column) / all;
  }
}
