package org.cuepoint.core.recognition.djl.student;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import java.util.random.RandomGenerator;
import org.cuepoint.core.train.FrameChoice;

/** Chooses ticks of a window. Pure functions. */
final class Looks {

  private Looks() {}

  /**
   * Returns the chosen ticks of a window in order.
   *
   * @param length ticks of the window
   * @param count how many, from 1 to {@code length}
   * @param random for {@link FrameChoice#RANDOM}
   */
  static int[] choose(FrameChoice choice, int length, int count, RandomGenerator random) {
    int[] chosen = new int[count];
    switch (choice) {
      case UNIFORM -> Arrays.setAll(chosen, i -> (int) ((i + 0.5) * length / count));
      case FIRST -> Arrays.setAll(chosen, i -> i);
      case MIDDLE -> Arrays.setAll(chosen, i -> (length - count) / 2 + i);
      case FIRST_MIDDLE_LAST ->
          Arrays.setAll(
              chosen, i -> count == 1 ? length / 2 : Math.round(i * (length - 1f) / (count - 1)));
      case RANDOM -> {
        int left = count;
        for (int tick = 0; tick < length; tick++) {
          if (random.nextInt(length - tick) < left) {
            chosen[count - left] = tick;
            left--;
          }
        }
      }
    }
    return chosen;
  }

  /**
   * Returns one tick of each of {@code count} equal parts of a window.
   *
   * @param within chooses a tick from the first of a part to the one after its last
   */
  static int[] ofParts(int length, int count, IntBinaryOperator within) {
    int[] chosen = new int[count];
    Arrays.setAll(chosen, i -> within.applyAsInt(i * length / count, (i + 1) * length / count));
    return chosen;
  }

  /** Returns a generator that is the same for the same window of a clip in every run. */
  static RandomGenerator ofWindow(int window) {
    return new SplittableRandom(0x5EE0L + window);
  }
}
