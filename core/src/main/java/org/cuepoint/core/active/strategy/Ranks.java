package org.cuepoint.core.active.strategy;

import java.util.Arrays;

/** Puts signals of different kinds on one scale. */
final class Ranks {

  private Ranks() {}

  /**
   * Returns for each value the share of the others that are below it, equal ones counting half; 0.5
   * for a single value.
   */
  static float[] of(float[] values) {
    int count = values.length;
    long[] sorted = new long[count];
    for (int i = 0; i < count; i++) {
      int bits = Float.floatToRawIntBits(values[i] + 0f);
      int ordered = bits ^ (bits >> (Integer.SIZE - 1) & Integer.MAX_VALUE);
      sorted[i] = (long) ordered << Integer.SIZE | i;
    }
    Arrays.parallelSort(sorted);
    float[] ranks = new float[count];
    for (int from = 0; from < count; ) {
      int to = from + 1;
      while (to < count && sorted[to] >> Integer.SIZE == sorted[from] >> Integer.SIZE) {
        to++;
      }
      float rank = count == 1 ? 0.5f : (float) ((from + to - 1) / 2.0 / (count - 1));
      for (int i = from; i < to; i++) {
        ranks[(int) sorted[i]] = rank;
      }
      from = to;
    }
    return ranks;
  }
}
