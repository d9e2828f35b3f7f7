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
   * Averages the outputs of a model that was applied to the rows.
   *
   * @param said of each tick and view, shape (ticks, VIEWS * outputs)
   * @param bias added to each tick
   * @return shape (ticks, outputs)
   */
  static float[] gather(float[] said, int ticks, int outputs, float[] bias) {
    float[] out = new float[ticks * outputs];
    int stride = VIEWS * outputs;
    for (int t = 0; t < ticks; t++) {
      for (int o = 0; o < outputs; o++) {
        out[t * outputs + o] = said[t * stride + o] + bias[o];
      }
    }
    double[] sums = new double[(ticks + 1) * outputs];
    for (int view = 1; view < VIEWS; view++) {
      for (int t = 0; t < ticks; t++) {
        for (int o = 0; o < outputs; o++) {
          sums[(t + 1) * outputs + o] =
              sums[t * outputs + o] + said[t * stride + view * outputs + o];
        }
      }
      for (int t = 0; t < ticks; t++) {
        switch (view) {
          case 1 -> add(sums, ticks, outputs, t - NEAR, t + NEAR + 1, 1, out, t);
          case 2 -> add(sums, ticks, outputs, t - WIDE, t + WIDE + 1, 1, out, t);
          default -> {
            add(sums, ticks, outputs, t + 1, t + 1 + NEAR, 1, out, t);
            add(sums, ticks, outputs, t - NEAR, t, -1, out, t);
          }
        }
      }
    }
    return out;
  }

  private static void add(
      double[] sums, int ticks, int outputs, int from, int to, double sign, float[] out, int tick) {
    int start = Math.clamp(from, 0, ticks - 1);
    int end = Math.clamp(to, start + 1, ticks);
    double factor = sign / (end - start);
    for (int o = 0; o < outputs; o++) {
      out[tick * outputs + o] +=
          (float) (factor * (sums[end * outputs + o] - sums[start * outputs + o]));
    }
  }
}
