package org.cuepoint.core.engine;

import org.cuepoint.core.active.Matrix;

/**
 * Looks at so many ticks as at one, their mean: what a ranking does with hours of video, where a
 * quarter of a second more or less hardly changes which place is asked about, and half the rows take
 * half the time.
 *
 * @param ticks of one row, 1 for all there are
 */
record Stride(int ticks) {

  /** Every tick. */
  static final Stride ONE = new Stride(1);

  /** Half a second at 8 Hz; of rows further apart short actions would fall through. */
  private static final int LONGEST = 4;

  /** Validates the range. */
  Stride {
    if (ticks < 1) {
      throw new IllegalArgumentException("A row is made of one tick at least, not of " + ticks);
    }
  }

  /**
   * Returns the shortest stride that leaves few enough rows, or the longest that there is.
   *
   * @param ticks of all videos
   * @param mostRows rows that are few enough
   * @param hertz ticks of a second, which strides divide
   */
  static Stride of(long ticks, long mostRows, int hertz) {
    int stride = 1;
    while (Math.ceilDiv(ticks, stride) > mostRows && 2 * stride <= LONGEST && hertz % (2 * stride) == 0) {
      stride *= 2;
    }
    return new Stride(stride);
  }

  /** Returns the row that a tick is in. */
  int row(int tick) {
    return tick / ticks;
  }

  /** Returns the row after those that ticks before {@code end} are in. */
  int endRow(int end) {
    return Math.ceilDiv(end, ticks);
  }

  /** Returns the first tick of a row. */
  int tick(int row) {
    return row * ticks;
  }

  /** Returns the mean of the ticks of each row; the last may be of fewer. */
  Matrix means(Matrix all) {
    if (ticks == 1) {
      return all;
    }
    int width = all.width();
    int rows = endRow(all.count());
    float[] means = new float[rows * width];
    float[] values = all.values();
    for (int row = 0; row < rows; row++) {
      int start = tick(row);
      int end = Math.min(all.count(), start + ticks);
      float share = 1f / (end - start);
      for (int t = start; t < end; t++) {
        for (int i = 0; i < width; i++) {
          means[row * width + i] += share * values[t * width + i];
        }
      }
    }
    return new Matrix(rows, width, means);
  }
}
