package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cuepoint.core.time.FrameRange;

/**
 * Things with ranges, sorted by start, of which the visible ones are found without looking at all.
 * Immutable.
 *
 * <p>The running maximum of the ends never falls, so that a binary search finds the first thing
 * that can reach into a range even when things overlap.
 *
 * @param <T> what lies in the lane
 */
final class SpanLane<T> {

  private final List<T> items;
  private final int[] starts;
  private final int[] ends;
  private final int[] furthestEnd;

  SpanLane(Collection<? extends T> things, Function<? super T, FrameRange> range) {
    List<T> sorted = new ArrayList<>(things);
    sorted.sort(Comparator.comparing(range));
    items = List.copyOf(sorted);
    int n = items.size();
    starts = new int[n];
    ends = new int[n];
    furthestEnd = new int[n];
    int furthest = 0;
    for (int i = 0; i < n; i++) {
      FrameRange frames = range.apply(items.get(i));
      starts[i] = frames.start();
      ends[i] = frames.end();
      furthest = Math.max(furthest, ends[i]);
      furthestEnd[i] = furthest;
    }
  }

  int size() {
    return items.size();
  }

  T item(int i) {
    return items.get(i);
  }

  int start(int i) {
    return starts[i];
  }

  int end(int i) {
    return ends[i];
  }

  /** Returns the first position whose thing, or one before it, ends at {@code frame} or later. */
  int firstReaching(double frame) {
    int low = 0;
    int high = items.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (furthestEnd[middle] >= frame) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Calls {@code found} for each thing that touches the frames, ends included, in order. */
  void within(double from, double to, Consumer<? super T> found) {
    for (int i = firstReaching(from); i < items.size() && starts[i] <= to; i++) {
      if (ends[i] >= from) {
        found.accept(items.get(i));
      }
    }
  }
}
