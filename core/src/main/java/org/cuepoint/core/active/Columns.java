package org.cuepoint.core.active;

import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.recognition.ProbabilityTrack;

/**
 * What stands where in a row of {@link Pool#probabilities}: for each exclusive group background and
 * then its classes, each group summing to 1. Immutable.
 */
public final class Columns {

  /** Ticks of a block that is written on one core. */
  private static final int BLOCK = 1024;

  private final List<List<Integer>> groups;
  private final List<Integer> starts;
  private final int width;

  /**
   * Makes columns.
   *
   * @param groups positions of the classes that exclude each other; every class is in one group
   */
  public Columns(List<List<Integer>> groups) {
    this.groups = groups.stream().map(List::copyOf).toList();
    List<Integer> first = new ArrayList<>();
    int next = 0;
    for (List<Integer> group : this.groups) {
      first.add(next);
      next += group.size() + 1;
    }
    this.starts = List.copyOf(first);
    this.width = next;
  }

  /** Returns the first column of each group, which is its background. */
  public List<Integer> starts() {
    return starts;
  }

  /** Returns how many columns a group has, background counted. */
  int size(int group) {
    return groups.get(group).size() + 1;
  }

  /** Returns how many classes there are. */
  public int classes() {
    return width - groups.size();
  }

  /**
   * Returns the class of a column, or -1 where it is background.
   *
   * @param column 0 to the width
   */
  public int classAt(int column) {
    int group = groups.size() - 1;
    while (starts.get(group) > column) {
      group--;
    }
    int member = column - starts.get(group) - 1;
    return member < 0 ? -1 : groups.get(group).get(member);
  }

  /** Returns the column of a class. */
  public int columnOf(int actionClass) {
    for (int g = 0; g < groups.size(); g++) {
      int member = groups.get(g).indexOf(actionClass);
      if (member >= 0) {
        return starts.get(g) + 1 + member;
      }
    }
    throw new IllegalArgumentException("No group has the class " + actionClass);
  }

  /**
   * Writes each tick as distributions with background, which is what is missing to 1. Where a model
   * lets classes sum to more, they are scaled to 1.
   */
  public Matrix of(ProbabilityTrack track) {
    float[] values = new float[track.ticks() * width];
    RowBlocks.each(
        track.ticks(),
        BLOCK,
        (from, to) -> {
          for (int tick = from; tick < to; tick++) {
            for (int g = 0; g < groups.size(); g++) {
              write(track, tick, groups.get(g), values, tick * width + starts.get(g));
            }
          }
        });
    return new Matrix(track.ticks(), width, values);
  }

  private static void write(
      ProbabilityTrack track, int tick, List<Integer> group, float[] values, int at) {
    float sum = 0;
    for (int i = 0; i < group.size(); i++) {
      float p = Math.max(0, track.at(tick, group.get(i)));
      values[at + 1 + i] = p;
      sum += p;
    }
    values[at] = Math.max(0, 1 - sum);
    for (int i = 0; sum > 1 && i < group.size(); i++) {
      values[at + 1 + i] /= sum;
    }
  }
}
