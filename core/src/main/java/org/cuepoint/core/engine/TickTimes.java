package org.cuepoint.core.engine;

import java.util.Arrays;

/** Times of the latest ticks; a bounded number, since a camera never ends. One thread at a time. */
final class TickTimes {

  private static final int KEPT = 8192;

  private final double[] millis = new double[KEPT];
  private long count;

  void add(double time) {
    millis[(int) (count++ % KEPT)] = time;
  }

  /** Returns the time that this share of the ticks stays below; 0 when there were none. */
  double share(double share) {
    int known = (int) Math.min(count, KEPT);
    double[] sorted = Arrays.copyOf(millis, known);
    Arrays.sort(sorted);
    return known == 0 ? 0 : sorted[Math.min(known - 1, (int) (share * known))];
  }
}
