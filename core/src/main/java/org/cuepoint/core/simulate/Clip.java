package org.cuepoint.core.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * A labelled video or region.
 *
 * @param name what people read
 * @param unit what is held out together
 * @param truth for each exclusive group and tick the class, {@link Target#BACKGROUND} or {@link
 *     Target#NOT_KNOWN}
 */
// Made once and never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Clip(String name, String unit, int[][] truth) {

  /**
   * Reads the truth from targets.
   *
   * @param groups number of exclusive groups
   * @param targets disjoint within a group
   * @param gaps what ticks in no target are
   */
  public static Clip of(
      String name,
      String unit,
      int groups,
      int ticks,
      List<Target> targets,
      SimulationPlan.Gaps gaps) {
    int[][] truth = new int[groups][ticks];
    for (int[] group : truth) {
      Arrays.fill(
          group, gaps == SimulationPlan.Gaps.BACKGROUND ? Target.BACKGROUND : Target.NOT_KNOWN);
    }
    for (Target target : targets) {
      int end = Math.min(target.end(), ticks);
      Arrays.fill(truth[target.group()], Math.min(target.start(), end), end, target.label());
    }
    return new Clip(name, unit, truth);
  }

  /** Returns the number of ticks. */
  public int ticks() {
    return truth[0].length;
  }

  /** Says whether every group is known at every tick of a range. */
  boolean isKnown(int start, int end) {
    for (int[] group : truth) {
      for (int t = start; t < end; t++) {
        if (group[t] == Target.NOT_KNOWN) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns runs of one label each, in order of group and time, of what is known. */
  static List<Target> targets(int[][] labels) {
    List<Target> targets = new ArrayList<>();
    for (int g = 0; g < labels.length; g++) {
      int[] own = labels[g];
      for (int start = 0; start < own.length; ) {
        int end = start + 1;
        while (end < own.length && own[end] == own[start]) {
          end++;
        }
        if (own[start] != Target.NOT_KNOWN) {
          targets.add(new Target(g, start, end, own[start], List.of()));
        }
        start = end;
      }
    }
    return targets;
  }
}
