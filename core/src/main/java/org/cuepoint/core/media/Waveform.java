package org.cuepoint.core.media;

import java.util.ArrayList;
import java.util.List;

/**
 * The outline of a video's sound: lowest and highest sample of equal parts of time, from the start
 * of the first video frame on. Immutable. Kept at several resolutions, each half the one before, so
 * that drawing a column costs the same at every zoom.
 */
public final class Waveform {

  /** Parts per second of the finest resolution. */
  public static final int PARTS_PER_SECOND = 200;

  private final List<byte[]> lowest = new ArrayList<>();
  private final List<byte[]> highest = new ArrayList<>();

  /**
   * Makes an outline.
   *
   * @param lowest shape (parts), lowest sample of each part, -128 to 127
   * @param highest shape (parts), highest sample of each part, at least the lowest
   */
  public Waveform(byte[] lowest, byte[] highest) {
    if (lowest.length != highest.length) {
      throw new IllegalArgumentException(
          lowest.length + " lowest and " + highest.length + " highest samples");
    }
    byte[] low = lowest.clone();
    byte[] high = highest.clone();
    while (true) {
      this.lowest.add(low);
      this.highest.add(high);
      if (low.length <= 1) {
        return;
      }
      int half = (low.length + 1) / 2;
      byte[] lower = new byte[half];
      byte[] higher = new byte[half];
      for (int i = 0; i < half; i++) {
        int second = Math.min(2 * i + 1, low.length - 1);
        lower[i] = (byte) Math.min(low[2 * i], low[second]);
        higher[i] = (byte) Math.max(high[2 * i], high[second]);
      }
      low = lower;
      high = higher;
    }
  }

  /** Returns the number of parts of the finest resolution. */
  public int parts() {
    return lowest.getFirst().length;
  }

  /** Returns a copy of the lowest samples at the finest resolution. */
  public byte[] lowest() {
    return lowest.getFirst().clone();
  }

  /** Returns a copy of the highest samples at the finest resolution. */
  public byte[] highest() {
    return highest.getFirst().clone();
  }

  /** Returns the lowest sample between two times, -1 to 1; 0 where there is no sound. */
  public float lowest(double fromSeconds, double toSeconds) {
    return extreme(lowest, fromSeconds, toSeconds, -1);
  }

  /** Returns the highest sample between two times, -1 to 1; 0 where there is no sound. */
  public float highest(double fromSeconds, double toSeconds) {
    return extreme(highest, fromSeconds, toSeconds, 1);
  }

  private static float extreme(List<byte[]> levels, double from, double to, int sign) {
    int level = 0;
    double parts = (to - from) * PARTS_PER_SECOND;
    while (parts > 4 && level < levels.size() - 1) {
      parts /= 2;
      level++;
    }
    byte[] values = levels.get(level);
    double perSecond = (double) PARTS_PER_SECOND / (1 << Math.min(level, 30));
    int first = (int) Math.max(0, Math.floor(from * perSecond));
    int last = (int) Math.min(values.length - 1, Math.ceil(to * perSecond) - 1);
    int most = 0;
    for (int i = first; i <= last; i++) {
      most = Math.max(most, sign * values[i]);
    }
    return sign * Math.min(1, most / 127f);
  }
}
