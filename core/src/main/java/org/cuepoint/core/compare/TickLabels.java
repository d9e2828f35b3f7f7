package org.cuepoint.core.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * One label a tick and exclusive group: the position of a class in the scheme, background, or
 * nothing known. Immutable.
 */
public final class TickLabels {

  /** Nothing of the group happens. */
  public static final int BACKGROUND = Target.BACKGROUND;

  /** Nobody said what happens. */
  public static final int NOT_KNOWN = Target.NOT_KNOWN;

  private final int[][] labels;
  private final int ticks;

  private TickLabels(int[][] labels, int ticks) {
    this.labels = labels;
    this.ticks = ticks;
  }

  private static TickLabels filled(int groups, int ticks, int label) {
    int[][] labels = new int[groups][ticks];
    for (int[] group : labels) {
      Arrays.fill(group, label);
    }
    return new TickLabels(labels, ticks);
  }

  /** Makes the labels of which a person said something; the rest is not known. */
  public static TickLabels ofTargets(int groups, int ticks, List<Target> targets) {
    TickLabels labels = filled(groups, ticks, NOT_KNOWN);
    for (Target target : targets) {
      if (target.label() != Target.NOT_KNOWN) {
        labels.fill(target.group(), target.start(), target.end(), target.label());
      }
    }
    return labels;
  }

  /**
   * Makes the labels of decoded segments; the rest is background.
   *
   * @param groups positions of the classes of each group
   */
  public static TickLabels ofSegments(
      List<List<Integer>> groups, int ticks, List<DecodedSegment> segments) {
    TickLabels labels = filled(groups.size(), ticks, BACKGROUND);
    for (DecodedSegment segment : segments) {
      for (int g = 0; g < groups.size(); g++) {
        if (groups.get(g).contains(segment.classIndex())) {
          labels.fill(g, segment.startTick(), segment.endTick(), segment.classIndex());
        }
      }
    }
    return labels;
  }

  private void fill(int group, int start, int end, int label) {
    Arrays.fill(labels[group], Math.clamp(start, 0, ticks), Math.clamp(end, 0, ticks), label);
  }

  /** Returns how many ticks there are. */
  public int ticks() {
    return ticks;
  }

  /** Returns how many groups there are. */
  public int groups() {
    return labels.length;
  }

  /** Returns the position of the class that happens, {@link #BACKGROUND} or {@link #NOT_KNOWN}. */
  public int at(int group, int tick) {
    return labels[group][tick];
  }

  /** Returns how many ticks of a group are known. */
  public long known(int group) {
    return Arrays.stream(labels[group]).filter(label -> label != NOT_KNOWN).count();
  }

  /** Says whether anything is known. */
  public boolean saysSomething() {
    for (int group = 0; group < labels.length; group++) {
      if (known(group) > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the runs of a group by name; what is not known is {@link LabelRuns#LEFT_OUT}.
   *
   * @param name what people call a class, or background
   */
  public LabelRuns runs(int group, IntFunction<String> name) {
    List<LabelRuns.Run> runs = new ArrayList<>();
    int[] own = labels[group];
    int start = 0;
    for (int t = 1; t <= ticks; t++) {
      if (t == ticks || own[t] != own[start]) {
        String label = own[start] == NOT_KNOWN ? LabelRuns.LEFT_OUT : name.apply(own[start]);
        runs.add(new LabelRuns.Run(label, t - start));
        start = t;
      }
    }
    return new LabelRuns(runs);
  }
}
