package org.cuepoint.core.ethogram;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.time.FrameRange;

/**
 * What happens of one group in one observation, frame by frame. For each frame the first line that
 * fits decides: it is ignored; somebody could not say, or labels contradict each other (two classes
 * of the group at once, or one said to happen and not to happen): unclear; a class is labelled:
 * that class; every class is denied or was looked for: background; otherwise unlabelled. These are
 * the rules by which models learn, too.
 *
 * @param group the classes
 * @param budget how the time is spent
 * @param steps bouts, point events and stretches of background, in order
 */
public record GroupRecord(BehaviourGroup group, TimeBudget budget, List<Step> steps) {

  /** The state in which no class of the group happens. */
  public static final int BACKGROUND = -1;

  /** Of such frames nobody knows, or nobody agrees. */
  public static final int NOT_KNOWN = -2;

  /** Copies the list. */
  public GroupRecord {
    steps = List.copyOf(steps);
  }

  /**
   * One state between two changes.
   *
   * @param state position of the class in the group, or {@link #BACKGROUND}
   * @param frames where; a point has no length
   * @param before how it follows on the step before
   */
  public record Step(int state, FrameRange frames, Before before) {}

  /** How a step follows on the one before it. */
  public enum Before {
    /** What happened between is known: nothing. */
    OBSERVED,
    /** Nobody knows what happened between, or there was none before. */
    GAP
  }

  static GroupRecord of(
      Observation observation, Said said, Said.Decided decided, BehaviourGroup group) {
    List<FrameRange> ranges = new ArrayList<>();
    List<Integer> states = new ArrayList<>();
    double[] happening = new double[group.classes().size()];
    for (int c = 0; c < group.classes().size(); c++) {
      ActionClass each = group.classes().get(c);
      BitSet happens = said.happens(each.id(), decided);
      happening[c] = said.seconds(happens);
      for (FrameRange run : runs(happens)) {
        ranges.add(run);
        states.add(c);
      }
      for (FrameRange point : BehaviourRecord.points(observation, each.id())) {
        ranges.add(point);
        states.add(c);
      }
    }
    for (FrameRange run : split(runs(decided.background()), ranges)) {
      ranges.add(run);
      states.add(BACKGROUND);
    }
    double unclear = said.seconds(decided.unclear());
    double ignored = said.seconds(said.ignored());
    double background = said.seconds(decided.background());
    double observed = said.seconds(decided.observed());
    TimeBudget budget =
        new TimeBudget(
            java.util.Arrays.stream(happening).boxed().toList(),
            background,
            unclear,
            ignored,
            Math.max(0, observation.seconds() - observed - unclear - ignored));
    return new GroupRecord(group, budget, steps(ranges, states, decided.observed()));
  }

  /** A point event parts the background that it stands in. */
  private static List<FrameRange> split(List<FrameRange> background, List<FrameRange> others) {
    List<FrameRange> points = others.stream().filter(FrameRange::isPoint).sorted().toList();
    List<FrameRange> parts = new ArrayList<>();
    for (FrameRange run : background) {
      int start = run.start();
      for (FrameRange point : points) {
        if (point.start() > start && point.start() < run.end()) {
          parts.add(new FrameRange(start, point.start()));
          start = point.start();
        }
      }
      parts.add(new FrameRange(start, run.end()));
    }
    return parts;
  }

  private static List<Step> steps(List<FrameRange> ranges, List<Integer> states, BitSet observed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < ranges.size(); i++) {
      order.add(i);
    }
    // A point comes before the bout that begins with it.
    order.sort(Comparator.<Integer, FrameRange>comparing(ranges::get).thenComparing(states::get));
    List<Step> steps = new ArrayList<>();
    int end = -1;
    for (int i : order) {
      FrameRange range = ranges.get(i);
      boolean follows = end >= 0 && observed.nextClearBit(end) >= range.start();
      steps.add(new Step(states.get(i), range, follows ? Before.OBSERVED : Before.GAP));
      end = Math.max(end, range.end());
    }
    return steps;
  }

  static List<FrameRange> runs(BitSet set) {
    List<FrameRange> runs = new ArrayList<>();
    for (int start = set.nextSetBit(0); start >= 0; ) {
      int end = set.nextClearBit(start);
      runs.add(new FrameRange(start, end));
      start = set.nextSetBit(end);
    }
    return runs;
  }

  /**
   * Returns the state in a frame: position of the class in the group, {@link #BACKGROUND} or {@link
   * #NOT_KNOWN}. Point events are no state.
   */
  public int stateAt(int frame) {
    int low = 0;
    int high = steps.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps.get(middle).frames().start() <= frame) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int i = low - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (!step.frames().isPoint()) {
        return frame < step.frames().end() ? step.state() : NOT_KNOWN;
      }
    }
    return NOT_KNOWN;
  }
}
