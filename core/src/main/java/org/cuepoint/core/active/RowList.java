package org.cuepoint.core.active;

import java.util.Arrays;

/** Rows that are added one by one, each the mean of some ticks. One thread at a time. */
final class RowList {

  private float[] values = new float[0];
  private int width;
  private int count;

  /** Adds the mean of rows {@code [from, to)}; nothing when there are no rows. */
  void add(Matrix ticks, int from, int to) {
    if (ticks.count() == 0) {
      return;
    }
    if (from < 0 || to <= from || to > ticks.count()) {
      throw new IllegalArgumentException(
          "Ticks [" + from + ", " + to + ") are no place in " + ticks.count() + " ticks");
    }
    if (count > 0 && width != ticks.width()) {
      throw new IllegalArgumentException(
          "Rows of " + ticks.width() + " numbers do not belong to rows of " + width);
    }
    width = ticks.width();
    int at = count * width;
    if (at + width > values.length) {
      values = Arrays.copyOf(values, Math.max(at + width, 2 * values.length));
    }
    for (int t = from; t < to; t++) {
      int tick = t * width;
      for (int i = 0; i < width; i++) {
        values[at + i] += ticks.values()[tick + i];
      }
    }
    for (int i = 0; i < width; i++) {
      values[at + i] /= to - from;
    }
    count++;
  }

  int count() {
    return count;
  }

  int width() {
    return width;
  }

  float at(int row, int column) {
    return values[row * width + column];
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
