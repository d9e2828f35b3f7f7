package org.cuepoint.core.active;

import java.util.Arrays;
import java.util.List;

/** Rows that are added one by one, each the mean of some ticks. One thread at a time. */
final class RowList {

  /** Places of a block that is averaged on one core. */
  private static final int BLOCK = 64;

  private float[] values = new float[0];
  private int width;
  private int count;

  /** Adds the mean of the ticks of each place; nothing when there are no ticks. */
  void add(Matrix ticks, List<Place> places) {
    if (ticks.count() == 0) {
      return;
    }
    int first = grow(ticks, places.size());
    RowBlocks.each(
        places.size(),
        BLOCK,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            mean(ticks, places.get(i).startTick(), places.get(i).endTick(), first + i);
          }
        });
  }

  /** Adds the mean of ticks {@code [from, to)}; nothing when there are no ticks. */
  void add(Matrix ticks, int from, int to) {
    if (ticks.count() > 0) {
      mean(ticks, from, to, grow(ticks, 1));
    }
  }

  /** Makes room for more rows, and returns the first of them. */
  private int grow(Matrix ticks, int more) {
    if (count > 0 && width != ticks.width()) {
      throw new IllegalArgumentException(
          "Rows of " + ticks.width() + " numbers do not belong to rows of " + width);
    }
    width = ticks.width();
    int first = count;
    count += more;
    if (count * width > values.length) {
      values = Arrays.copyOf(values, Math.max(count * width, 2 * values.length));
    }
    return first;
  }

  private void mean(Matrix ticks, int from, int to, int row) {
    if (from < 0 || to <= from || to > ticks.count()) {
      throw new IllegalArgumentException(
          "Ticks [" + from + ", " + to + ") are no place in " + ticks.count() + " ticks");
    }
    // A row of its own, so that the compiler sees that it is none of what is read.
    float[] sum = new float[width];
    for (int t = from; t < to; t++) {
      int tick = t * width;
      for (int i = 0; i < width; i++) {
        sum[i] += ticks.values()[tick + i];
      }
    }
    for (int i = 0; i < width; i++) {
      values[row * width + i] = sum[i] / (to - from);
    }
  }

  int count() {
    return count;
  }

  int width() {
    return width;
  }

  /** Returns the rows in the order in which they were added; to be read before more are added. */
  Matrix rows() {
    return new Matrix(count, width, values);
  }

  /** Returns the rows in another order. */
  Matrix inOrder(int[] order) {
    float[] sorted = new float[count * width];
    for (int i = 0; i < count; i++) {
      System.arraycopy(values, order[i] * width, sorted, i * width, width);
    }
    return new Matrix(count, width, sorted);
  }
}
