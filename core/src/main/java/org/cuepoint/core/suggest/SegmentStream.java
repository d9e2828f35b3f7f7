package org.cuepoint.core.suggest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns labels that are decided tick by tick into segments that begin and end. One thread at a
 * time.
 */
public final class SegmentStream {

  private final int[] labels;
  private final int[] starts;
  private int ticks;

  /**
   * Makes a stream.
   *
   * @param groups how many labels there are at each tick
   */
  public SegmentStream(int groups) {
    labels = new int[groups];
    starts = new int[groups];
    Arrays.fill(labels, StreamingDecoder.BACKGROUND);
  }

  /** What became known. */
  public sealed interface Change {

    /** Returns the column of the class. */
    int label();

    /** Returns the first tick of the segment. */
    int startTick();

    /** A segment began. */
    record Began(int label, int startTick) implements Change {}

    /**
     * A segment ended.
     *
     * @param endTick the tick after its last
     */
    record Ended(int label, int startTick, int endTick) implements Change {}
  }

  /**
   * Takes in the next tick.
   *
   * @param decided the column of the class of each group, or {@link StreamingDecoder#BACKGROUND}
   */
  public List<Change> next(List<Integer> decided) {
    List<Change> changes = new ArrayList<>();
    for (int g = 0; g < labels.length; g++) {
      int label = decided.get(g);
      if (label != labels[g]) {
        end(g, changes);
        labels[g] = label;
        starts[g] = ticks;
        if (label != StreamingDecoder.BACKGROUND) {
          changes.add(new Change.Began(label, ticks));
        }
      }
    }
    ticks++;
    return changes;
  }

  /** Ends what still goes on. */
  public List<Change> finish() {
    List<Change> changes = new ArrayList<>();
    for (int g = 0; g < labels.length; g++) {
      end(g, changes);
      labels[g] = StreamingDecoder.BACKGROUND;
    }
    return changes;
  }

  private void end(int group, List<Change> changes) {
    if (labels[group] != StreamingDecoder.BACKGROUND) {
      changes.add(new Change.Ended(labels[group], starts[group], ticks));
    }
  }
}
