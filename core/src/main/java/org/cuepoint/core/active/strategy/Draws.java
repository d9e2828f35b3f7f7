package org.cuepoint.core.active.strategy;

import java.util.random.RandomGenerator;

/** Random numbers for many rows. */
final class Draws {

  private Draws() {}

  /** Returns so many numbers, 0 to 1. */
  static float[] each(int count, RandomGenerator random) {
    float[] draws = new float[count];
    for (int i = 0; i < count; i++) {
      draws[i] = random.nextFloat();
    }
    return draws;
  }

  /** Returns at most so many of the rows, all as likely, in their order. */
  static int[] some(int[] rows, int most, RandomGenerator random) {
    if (rows.length <= most) {
      return rows;
    }
    int[] some = new int[most];
    int taken = 0;
    for (int i = 0; taken < most; i++) {
      // Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S.
      if (random.nextInt(rows.length - i) < most - taken) {
        some[taken++] = rows[i];
      }
    }
    return some;
  }
}
