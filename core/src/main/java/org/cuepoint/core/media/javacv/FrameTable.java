package org.cuepoint.core.media.javacv;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A growing list of frames or packets as the file gives them, nothing repaired yet. */
final class FrameTable {

  static final long MISSING = AV_NOPTS_VALUE;

  private long[] pts = new long[1024];
  private long[] durations = new long[1024];
  private final BitSet keys = new BitSet();
  private final BitSet guessed = new BitSet();
  private int count;

  void add(long timestamp, long duration, boolean key, boolean isGuess) {
    if (count == pts.length) {
      pts = Arrays.copyOf(pts, count * 2);
      durations = Arrays.copyOf(durations, count * 2);
    }
    pts[count] = timestamp;
    durations[count] = duration;
    keys.set(count, key);
    guessed.set(count, isGuess);
    count++;
  }

  int count() {
    return count;
  }

  long pts(int i) {
    return pts[i];
  }

  long[] allPts() {
    return Arrays.copyOf(pts, count);
  }

  BitSet keys() {
    return keys;
  }

  /** Frames whose timestamp is not their own but was derived from another one's. */
  BitSet guessed() {
    return guessed;
  }

  long lastDuration() {
    return count == 0 ? 0 : durations[count - 1];
  }

  boolean hasMissing() {
    return IntStream.range(0, count).anyMatch(i -> pts[i] == MISSING);
  }

  /** Returns the same frames by ascending timestamp. */
  FrameTable sorted() {
    FrameTable result = new FrameTable();
    for (int i : order()) {
      result.add(pts[i], durations[i], keys.get(i), guessed.get(i));
    }
    return result;
  }

  /** Returns how far the order in the file and the order of timestamps lie apart at most. */
  int greatestReorder() {
    int[] order = order();
    int greatest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      greatest = Math.max(greatest, Math.abs(order[rank] - rank));
    }
    return greatest;
  }

  /** Says whether the frames have strictly ascending timestamps. */
  boolean isStrictlyAscending() {
    for (int i = 1; i < count; i++) {
      if (pts[i] <= pts[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private int[] order() {
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingLong(i -> pts[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
