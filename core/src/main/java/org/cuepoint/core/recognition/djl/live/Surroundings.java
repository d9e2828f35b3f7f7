package org.cuepoint.core.recognition.djl.live;

import org.cuepoint.core.active.Matrix;

/**
 * What a linear model sees of a tick: the tick itself, the means of about 1 s and 4 s around it (at
 * 8 Hz), and the half second after it less the half second before. At the ends of a clip means are
 * of what there is. All four are linear in the rows, so that a model may be applied to the rows
 * first and its outputs be averaged afterwards, which is much cheaper. Pure functions.
 */
final class Surroundings {

  /** How many views of a tick there are. */
  static final int VIEWS = 4;

  private static final int NEAR = 4;
  private static final int WIDE = 16;

  private Surroundings() {}

  /**
   * Writes the views of one tick side by side.
   *
   * @param out {@code VIEWS * rows.width()} numbers from {@code offset} on
   */
  static void write(Matrix rows, int tick, float[] out, int offset) {
    int width = rows.width();
    System.arraycopy(rows.values(), tick * width, out, offset, width);
    mean(rows, tick - NEAR, tick + NEAR + 1, out, offset + width, 1);
    mean(rows, tick - WIDE, tick + WIDE + 1, out, offset + 2 * width, 1);
    mean(rows, tick + 1, tick + 1 + NEAR, out, offset + 3 * width, 1);
    mean(rows, tick - NEAR, tick, out, offset + 3 * width, -1);
  }

  /** Adds the mean of the rows of a range; where none of it lies in the clip, the nearest row. */
  private static void mean(Matrix rows, int from, int to, float[] out, int offset, float sign) {
    int last = rows.count() - 1;
    int start = Math.clamp(from, 0, last);
    int end = Math.clamp(to, start + 1, last + 1);
    int width = rows.width();
    boolean adds = sign < 0;
    if (!adds) {
      java.util.Arrays.fill(out, offset, offset + width, 0f);
    }
    float factor = sign / (end - start);
    float[] values = rows.values();
    for (int t = start; t < end; t++) {
      int at = t * width;
      for (int i = 0; i < width; i++) {
        out[offset + i] += factor * values[at + i];
      }
    }
  }

  /**
   * Averages the outputs of a model that was applied to the rows, for rows {@code [from, to)}: a
   * few hundred at most, beyond which rounding of the sums would show.
   *
   * @param said of each row of the clip and view, shape (rows, VIEWS * outputs)
   * @param stride ticks that a row is the mean of, so that means are of as much time
   * @param bias added to each row
   * @param out shape (rows, outputs); only those of the range are written
   */
  static void gather(
      float[] said,
      int rows,
      int stride,
      int outputs,
      float[] bias,
      int from,
      int to,
      float[] out) {
    int close = Math.max(1, NEAR / stride);
    int far = Math.max(1, WIDE / stride);
    int first = Math.clamp(from - far, 0, rows - 1);
    int last = Math.clamp(to + far, first + 1, rows);
    float[] sums = sums(said, outputs, first, last);
    for (int t = from; t < to; t++) {
      Mean near = Mean.of(t - close, t + close + 1, rows);
      Mean wide = Mean.of(t - far, t + far + 1, rows);
      Mean after = Mean.of(t + 1, t + 1 + close, rows);
      Mean before = Mean.of(t - close, t, rows);
      int width = (VIEWS - 1) * outputs;
      int nearLow = (near.start() - first) * width;
      int nearHigh = (near.end() - first) * width;
      int wideLow = (wide.start() - first) * width + outputs;
      int wideHigh = (wide.end() - first) * width + outputs;
      int afterLow = (after.start() - first) * width + 2 * outputs;
      int afterHigh = (after.end() - first) * width + 2 * outputs;
      int beforeLow = (before.start() - first) * width + 2 * outputs;
      int beforeHigh = (before.end() - first) * width + 2 * outputs;
      int own = t * VIEWS * outputs;
      for (int o = 0; o < outputs; o++) {
        out[t * outputs + o] =
            said[own + o]
                + bias[o]
                + near.factor() * (sums[nearHigh + o] - sums[nearLow + o])
                + wide.factor() * (sums[wideHigh + o] - sums[wideLow + o])
                + after.factor() * (sums[afterHigh + o] - sums[afterLow + o])
                - before.factor() * (sums[beforeHigh + o] - sums[beforeLow + o]);
      }
    }
  }

  /** Sums of all views but the first up to each tick, from which every mean is a difference. */
  private static float[] sums(float[] said, int outputs, int first, int last) {
    int width = (VIEWS - 1) * outputs;
    float[] sums = new float[(last - first + 1) * width];
    for (int t = first; t < last; t++) {
      int view = t * VIEWS * outputs + outputs;
      int at = (t - first) * width;
      for (int o = 0; o < width; o++) {
        sums[at + width + o] = sums[at + o] + said[view + o];
      }
    }
    return sums;
  }

  /** Ticks that a mean is of; where none of them lies in the clip, the nearest one. */
  private record Mean(int start, int end, float factor) {
    static Mean of(int from, int to, int ticks) {
      int start = Math.clamp(from, 0, ticks - 1);
      int end = Math.clamp(to, start + 1, ticks);
      return new Mean(start, end, 1f / (end - start));
    }
  }
}
