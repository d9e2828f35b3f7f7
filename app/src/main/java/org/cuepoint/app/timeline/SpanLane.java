package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.cuepoint.core.time.FrameRange;

/**
 * Things with ranges, sorted by start, of which the visible ones are found without looking at all,
 * spread over rows so that overlapping ones can be told apart. Immutable; {@link #changed} makes
 * the next one by copying arrays and looking anew only at what was added.
 *
 * <p>The running maximum of the ends never falls, so that a binary search finds the first thing
 * that can reach into a range even when things overlap.
 *
 * @param <T> what lies in the lane
 */
final class SpanLane<T> {

  /** The most rows; beyond them overlapping things share the last one. */
  static final int MOST_ROWS = 3;

  private final Function<? super T, FrameRange> range;
  private final ToIntFunction<? super T> look;
  private final Object[] items;
  private final int[] starts;
  private final int[] ends;
  private final int[] looks;
  private final int[] furthestEnds;
  private final byte[] rows;
  private final int rowCount;

  private SpanLane(
      Function<? super T, FrameRange> range,
      ToIntFunction<? super T> look,
      Object[] items,
      int[] starts,
      int[] ends,
      int[] looks) {
    this.range = range;
    this.look = look;
    this.items = items;
    this.starts = starts;
    this.ends = ends;
    this.looks = looks;
    int n = items.length;
    furthestEnds = new int[n];
    rows = new byte[n];
    int furthest = 0;
    int mostRow = 0;
    int[] rowEnds = new int[MOST_ROWS];
    for (int i = 0; i < n; i++) {
      furthest = Math.max(furthest, ends[i]);
      furthestEnds[i] = furthest;
      int row = 0;
      while (row < MOST_ROWS - 1 && rowEnds[row] > starts[i]) {
        row++;
      }
      rows[i] = (byte) row;
      mostRow = Math.max(mostRow, row);
      // A point takes its frame, so that two of them do not hide each other.
      rowEnds[row] = Math.max(rowEnds[row], Math.max(ends[i], starts[i] + 1));
    }
    rowCount = mostRow + 1;
  }

  /**
   * Makes a lane.
   *
   * @param things in any order
   * @param range where each lies
   * @param look how each is drawn
   */
  static <T> SpanLane<T> of(
      Collection<? extends T> things,
      Function<? super T, FrameRange> range,
      ToIntFunction<? super T> look) {
    List<T> sorted = new ArrayList<>(things);
    sorted.sort(Comparator.comparing(range));
    int n = sorted.size();
    Object[] items = sorted.toArray();
    int[] starts = new int[n];
    int[] ends = new int[n];
    int[] looks = new int[n];
    for (int i = 0; i < n; i++) {
      FrameRange frames = range.apply(sorted.get(i));
      starts[i] = frames.start();
      ends[i] = frames.end();
      looks[i] = look.applyAsInt(sorted.get(i));
    }
    return new SpanLane<>(range, look, items, starts, ends, looks);
  }

  /** Makes a lane of bare ranges. */
  static SpanLane<FrameRange> ofRanges(Collection<FrameRange> ranges) {
    return of(ranges, Function.identity(), frames -> Look.PLAIN);
  }

  /**
   * Returns the lane after an edit.
   *
   * @param removed things that are there, the same objects
   * @param added things to put in
   */
  SpanLane<T> changed(Collection<? extends T> removed, Collection<? extends T> added) {
    if (removed.isEmpty() && added.isEmpty()) {
      return this;
    }
    int[] gone = removed.stream().mapToInt(this::position).filter(i -> i >= 0).sorted().toArray();
    List<T> fresh = new ArrayList<>(added);
    fresh.sort(Comparator.comparing(range));
    int n = items.length - gone.length + fresh.size();
    Splice splice = new Splice(n);
    int from = 0;
    int nextGone = 0;
    for (T thing : fresh) {
      FrameRange frames = range.apply(thing);
      int place = insertion(frames);
      while (nextGone < gone.length && gone[nextGone] < place) {
        splice.copy(from, gone[nextGone]);
        from = gone[nextGone++] + 1;
      }
      splice.copy(from, place);
      from = Math.max(from, place);
      splice.put(thing, frames);
    }
    while (nextGone < gone.length) {
      splice.copy(from, gone[nextGone]);
      from = gone[nextGone++] + 1;
    }
    splice.copy(from, items.length);
    return new SpanLane<>(
        range, look, splice.newItems, splice.newStarts, splice.newEnds, splice.newLooks);
  }

  /** New arrays that are filled from left to right. */
  private final class Splice {

    private final Object[] newItems;
    private final int[] newStarts;
    private final int[] newEnds;
    private final int[] newLooks;
    private int size;

    Splice(int n) {
      newItems = new Object[n];
      newStarts = new int[n];
      newEnds = new int[n];
      newLooks = new int[n];
    }

    void copy(int from, int to) {
      int n = to - from;
      if (n > 0) {
        System.arraycopy(items, from, newItems, size, n);
        System.arraycopy(starts, from, newStarts, size, n);
        System.arraycopy(ends, from, newEnds, size, n);
        System.arraycopy(looks, from, newLooks, size, n);
        size += n;
      }
    }

    void put(T thing, FrameRange frames) {
      newItems[size] = thing;
      newStarts[size] = frames.start();
      newEnds[size] = frames.end();
      newLooks[size++] = look.applyAsInt(thing);
    }
  }

  /** Returns the position of exactly this object, or -1. */
  @SuppressWarnings("ReferenceEquality") // The object itself is meant, not an equal one.
  int position(T thing) {
    int start = range.apply(thing).start();
    for (int i = firstStarting(start); i < items.length && starts[i] == start; i++) {
      if (items[i] == thing) {
        return i;
      }
    }
    return -1;
  }

  private int insertion(FrameRange frames) {
    int i = firstStarting(frames.start());
    while (i < items.length && starts[i] == frames.start() && ends[i] <= frames.end()) {
      i++;
    }
    return i;
  }

  int size() {
    return items.length;
  }

  @SuppressWarnings("unchecked")
  T item(int i) {
    return (T) items[i];
  }

  int start(int i) {
    return starts[i];
  }

  int end(int i) {
    return ends[i];
  }

  int look(int i) {
    return looks[i];
  }

  int row(int i) {
    return rows[i];
  }

  /** Returns how many rows there are, at least one. */
  int rowCount() {
    return rowCount;
  }

  /** Returns the latest end of the things up to and including this position. */
  int furthestEnd(int i) {
    return furthestEnds[i];
  }

  /** Returns the first position whose thing, or one before it, ends at {@code frame} or later. */
  int firstReaching(double frame) {
    return firstAtLeast(furthestEnds, frame);
  }

  /** Returns the first position whose thing starts at {@code frame} or later. */
  int firstStarting(double frame) {
    return firstAtLeast(starts, frame);
  }

  private static int firstAtLeast(int[] rising, double value) {
    int low = 0;
    int high = rising.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rising[middle] >= value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Calls {@code found} for each thing that touches the frames, ends included, in order. */
  void within(double from, double to, Consumer<? super T> found) {
    for (int i = firstReaching(from); i < items.length && starts[i] <= to; i++) {
      if (ends[i] >= from) {
        found.accept(item(i));
      }
    }
  }
}
