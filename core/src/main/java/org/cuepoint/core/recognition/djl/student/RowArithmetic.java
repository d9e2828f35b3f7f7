package org.cuepoint.core.recognition.djl.student;

/**
 * Arithmetic on rows of numbers, in loops that the JIT compiler turns into vector instructions: all
 * arrays of a loop are read and written at the same place, and sums run over several rows at a time
 * so that the result is loaded and stored once for eight of them. Stateless.
 */
final class RowArithmetic {

  private static final float EPSILON = 1e-5f;
  private static final int AT_ONCE = 8;

  private static final int PER_UNIT = 256;
  private static final int BOUND = 6;

  /**
   * The normal distribution function from −6 to 6; read with linear interpolation it is off by less
   * than 5e-7.
   */
  private static final float[] NORMAL = normal();

  private RowArithmetic() {}

  private static float[] normal() {
    float[] table = new float[2 * BOUND * PER_UNIT + 2];
    int middle = BOUND * PER_UNIT;
    double step = 1.0 / PER_UNIT;
    double sum = 0.5;
    table[middle] = 0.5f;
    for (int i = 1; i <= middle; i++) {
      double to = i * step;
      // Simpson's rule; exact to far below a float.
      sum += step / 6 * (density(to - step) + 4 * density(to - step / 2) + density(to));
      table[middle + i] = (float) sum;
      table[middle - i] = (float) (1 - sum);
    }
    table[2 * middle + 1] = 1;
    return table;
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  /**
   * Adds weighted rows: {@code to[j] += Σ factors[from + k] · rows[k][j]} for k below {@code
   * count}.
   *
   * @param rows each at least as long as {@code to}
   */
  static void addWeighted(
      float[] to, float[] factors, int from, float[][] rows, int first, int count) {
    int k = 0;
    for (; k + AT_ONCE <= count; k += AT_ONCE) {
      addEight(to, factors, from + k, rows, first + k);
    }
    for (; k < count; k++) {
      addOne(to, factors[from + k], rows[first + k]);
    }
  }

  private static void addEight(float[] to, float[] factors, int from, float[][] rows, int first) {
    float f0 = factors[from];
    float f1 = factors[from + 1];
    float f2 = factors[from + 2];
    float f3 = factors[from + 3];
    float f4 = factors[from + 4];
    float f5 = factors[from + 5];
    float f6 = factors[from + 6];
    float f7 = factors[from + 7];
    float[] r0 = rows[first];
    float[] r1 = rows[first + 1];
    float[] r2 = rows[first + 2];
    float[] r3 = rows[first + 3];
    float[] r4 = rows[first + 4];
    float[] r5 = rows[first + 5];
    float[] r6 = rows[first + 6];
    float[] r7 = rows[first + 7];
    for (int j = 0; j < to.length; j++) {
      to[j] +=
          f0 * r0[j]
              + f1 * r1[j]
              + f2 * r2[j]
              + f3 * r3[j]
              + f4 * r4[j]
              + f5 * r5[j]
              + f6 * r6[j]
              + f7 * r7[j];
    }
  }

  private static void addOne(float[] to, float factor, float[] row) {
    for (int j = 0; j < to.length; j++) {
      to[j] += factor * row[j];
    }
  }

  /** Adds one row to another. */
  static void add(float[] to, float[] row) {
    for (int j = 0; j < to.length; j++) {
      to[j] += row[j];
    }
  }

  /** Multiplies a row. */
  static void scale(float[] row, float factor) {
    for (int j = 0; j < row.length; j++) {
      row[j] *= factor;
    }
  }

  /** Normalises a row to mean 0 and variance 1, then scales and shifts it. */
  static void norm(float[] row, float[] gain, float[] bias, float[] to) {
    float sum = 0;
    float squares = 0;
    for (float value : row) {
      sum += value;
    }
    float mean = sum / row.length;
    for (float value : row) {
      squares += (value - mean) * (value - mean);
    }
    float factor = (float) (1 / Math.sqrt(squares / row.length + EPSILON));
    for (int j = 0; j < to.length; j++) {
      to[j] = (row[j] - mean) * factor * gain[j] + bias[j];
    }
  }

  /** Makes a distribution of a part of a row of logits, in place. */
  static void softmax(float[] row, int from, int count) {
    float most = Float.NEGATIVE_INFINITY;
    for (int j = from; j < from + count; j++) {
      most = Math.max(most, row[j]);
    }
    float sum = 0;
    for (int j = from; j < from + count; j++) {
      row[j] = (float) Math.exp(row[j] - most);
      sum += row[j];
    }
    for (int j = from; j < from + count; j++) {
      row[j] /= sum;
    }
  }

  /** GELU with the exact normal distribution function (Hendrycks and Gimpel 2016), in place. */
  static void gelu(float[] row) {
    for (int j = 0; j < row.length; j++) {
      float place = (row[j] + BOUND) * PER_UNIT;
      if (place <= 0) {
        row[j] = 0;
      } else if (place < 2 * BOUND * PER_UNIT) {
        int i = (int) place;
        row[j] *= NORMAL[i] + (place - i) * (NORMAL[i + 1] - NORMAL[i]);
      }
    }
  }

  /** The logistic function. */
  static float sigmoid(float x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }
}
