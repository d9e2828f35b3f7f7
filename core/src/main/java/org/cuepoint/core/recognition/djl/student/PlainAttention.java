package org.cuepoint.core.recognition.djl.student;

import java.util.Arrays;

/**
 * Attention of some tokens to others in plain Java. Keys stand by channel and values by head, so
 * that all loops run along rows. Holds memory that it uses again; one thread at a time.
 */
final class PlainAttention {

  private final int heads;
  private final int each;
  private final int answers;
  private final float factor;
  private final float[][] keys;
  private final float[][][] values;
  private final float[] weights;
  private final float[] mixed;

  /**
   * Makes room.
   *
   * @param width of a query, a key and a value, all heads side by side
   * @param answers how many keys and values there are
   */
  PlainAttention(int width, int heads, int answers) {
    this.heads = heads;
    this.answers = answers;
    each = width / heads;
    factor = (float) (1 / Math.sqrt(each));
    keys = new float[width][answers];
    values = new float[heads][answers][each];
    weights = new float[answers];
    mixed = new float[each];
  }

  /**
   * Takes in the answers.
   *
   * @param from keys stand in these rows from column {@code key} on
   * @param value and values from this column on
   */
  void answers(float[][] from, int key, int value) {
    for (int m = 0; m < answers; m++) {
      float[] row = from[m];
      for (int c = 0; c < keys.length; c++) {
        keys[c][m] = row[key + c];
      }
      for (int h = 0; h < heads; h++) {
        System.arraycopy(row, value + h * each, values[h][m], 0, each);
      }
    }
  }

  /**
   * Asks.
   *
   * @param queries in the first columns of each row
   * @param to one row for each query
   */
  void ask(float[][] queries, float[][] to) {
    for (int n = 0; n < to.length; n++) {
      for (int h = 0; h < heads; h++) {
        Arrays.fill(weights, 0);
        RowArithmetic.addWeighted(weights, queries[n], h * each, keys, h * each, each);
        RowArithmetic.scale(weights, factor);
        RowArithmetic.softmax(weights, 0, answers);
        Arrays.fill(mixed, 0);
        RowArithmetic.addWeighted(mixed, weights, 0, values[h], 0, answers);
        System.arraycopy(mixed, 0, to[n], h * each, each);
      }
    }
  }
}
