package org.cuepoint.core.media.javacv;

import java.util.BitSet;

/**
 * Makes timestamps increase strictly while keeping as many as possible.
 *
 * <p>A set of timestamps can be kept together when each pair leaves at least one tick for every
 * frame between them, that is when {@code pts[i] - i} does not decrease along the set. The largest
 * such set is a longest non-decreasing subsequence (patience sorting, O(n log n)), so that one wild
 * value costs one frame and not all after it. The rest is spread evenly between kept neighbours.
 *
 * <p>Files that need repair but were recorded at a constant rate are put back on its grid: MPEG
 * programme streams have a timestamp for every tenth frame or so, and what FFmpeg fills in between
 * is up to two frames off.
 */
final class TimestampRepair {

  private final long[] pts;
  private final BitSet synthesised = new BitSet();

  /**
   * Repairs.
   *
   * @param raw timestamps in presentation order, {@link FrameTable#MISSING} where there is none
   * @param step ticks between frames where nothing else is known, at least 1
   */
  TimestampRepair(long[] raw, long step) {
    pts = raw.clone();
    BitSet kept = largestConsistentSet(raw);
    if (kept.cardinality() < raw.length && isRegular(raw, kept, step)) {
      long start = raw[kept.nextSetBit(0)] - kept.nextSetBit(0) * step;
      for (int i = 0; i < pts.length; i++) {
        pts[i] = start + i * step;
        synthesised.set(i, pts[i] != raw[i]);
      }
      return;
    }
    synthesised.set(0, raw.length);
    synthesised.andNot(kept);
    int first = kept.nextSetBit(0);
    if (first < 0) {
      for (int i = 0; i < pts.length; i++) {
        pts[i] = i * step;
      }
      return;
    }
    for (int i = first - 1; i >= 0; i--) {
      pts[i] = pts[i + 1] - step;
    }
    int before = first;
    for (int after = kept.nextSetBit(first + 1); after >= 0; after = kept.nextSetBit(after + 1)) {
      long gap = raw[after] - raw[before];
      long frames = (long) after - before;
      for (int i = before + 1; i < after; i++) {
        // floor(gap * k / frames) in parts, since gap * k may not fit.
        long k = (long) i - before;
        pts[i] = raw[before] + gap / frames * k + gap % frames * k / frames;
      }
      before = after;
    }
    for (int i = before + 1; i < pts.length; i++) {
      pts[i] = pts[i - 1] + step;
    }
  }

  long[] pts() {
    return pts;
  }

  /** Frames whose timestamp was made up. */
  BitSet synthesised() {
    return synthesised;
  }

  /**
   * Says whether the frames were taken at a constant rate: at least four in five known timestamps
   * lie on its grid, and the last good one is not off.
   */
  private static boolean isRegular(long[] raw, BitSet kept, long step) {
    int first = kept.nextSetBit(0);
    int last = kept.length() - 1;
    if (first < 0) {
      return false;
    }
    int known = 0;
    int onGrid = 0;
    for (int i = first; i <= last; i++) {
      if (raw[i] != FrameTable.MISSING) {
        long away = Math.abs(raw[i] - raw[first] - (i - first) * step);
        if (i == last && away * 2 > step) {
          return false;
        }
        known++;
        onGrid += away <= 1 ? 1 : 0;
      }
    }
    return onGrid * 5 >= known * 4;
  }

  /** Works from the end, so that of two equal timestamps the first frame keeps its own. */
  private static BitSet largestConsistentSet(long[] raw) {
    int[] tails = new int[raw.length];
    int[] next = new int[raw.length];
    int length = 0;
    for (int i = raw.length - 1; i >= 0; i--) {
      if (raw[i] == FrameTable.MISSING) {
        continue;
      }
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (raw[tails[middle]] - tails[middle] >= raw[i] - i) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      next[i] = low == 0 ? -1 : tails[low - 1];
      tails[low] = i;
      length = Math.max(length, low + 1);
    }
    BitSet kept = new BitSet();
    for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = next[i]) {
      kept.set(i);
    }
    return kept;
  }
}
