package org.cuepoint.core.suggest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * A run of a known label in one group of a snapshot, as long as it can be.
 *
 * @param group position of the group
 * @param label position of the class, or {@link Target#BACKGROUND}
 * @param start first tick
 * @param end the tick after the last
 * @param left how it begins
 * @param right how it ends
 * @param next the label that follows at once, {@link Target#NOT_KNOWN} when not known
 */
record LabelledRun(int group, int label, int start, int end, Side left, Side right, int next) {

  /** What lies beyond one end of a run. */
  enum Side {
    /** Something else: the run ends here. */
    KNOWN,
    /** Nobody said. */
    OPEN,
    /** The video begins or ends here. */
    VIDEO
  }

  int ticks() {
    return end - start;
  }

  boolean isComplete() {
    return left == Side.KNOWN && right == Side.KNOWN;
  }

  boolean touchesVideo() {
    return left == Side.VIDEO || right == Side.VIDEO;
  }

  /** Returns the runs of a snapshot in its order. */
  static List<LabelledRun> of(DatasetSnapshot snapshot) {
    List<LabelledRun> runs = new ArrayList<>();
    for (DatasetSnapshot.Clip clip : snapshot.clips()) {
      for (int g = 0; g < snapshot.groups().size(); g++) {
        int group = g;
        List<Target> targets =
            clip.targets().stream()
                .filter(target -> target.group() == group)
                .sorted(Comparator.comparingInt(Target::start))
                .toList();
        runs.addAll(of(targets, clip.ticks()));
      }
    }
    return runs;
  }

  private static List<LabelledRun> of(List<Target> targets, int ticks) {
    List<LabelledRun> runs = new ArrayList<>();
    for (int i = 0; i < targets.size(); ) {
      int last = i;
      while (last + 1 < targets.size()
          && targets.get(last + 1).label() == targets.get(i).label()
          && targets.get(last + 1).start() == targets.get(last).end()) {
        last++;
      }
      Target first = targets.get(i);
      int end = targets.get(last).end();
      if (first.label() != Target.NOT_KNOWN) {
        Side left = first.start() == 0 ? Side.VIDEO : Side.OPEN;
        if (i > 0 && targets.get(i - 1).end() == first.start()) {
          left = side(first.label(), targets.get(i - 1));
        }
        Side right = end == ticks ? Side.VIDEO : Side.OPEN;
        int next = Target.NOT_KNOWN;
        if (last + 1 < targets.size() && targets.get(last + 1).start() == end) {
          right = side(first.label(), targets.get(last + 1));
          next = targets.get(last + 1).label();
        }
        runs.add(
            new LabelledRun(first.group(), first.label(), first.start(), end, left, right, next));
      }
      i = last + 1;
    }
    return runs;
  }

  private static Side side(int label, Target neighbour) {
    boolean other = neighbour.label() != Target.NOT_KNOWN;
    return other || neighbour.excluded().contains(label) ? Side.KNOWN : Side.OPEN;
  }
}
