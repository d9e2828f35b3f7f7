package org.cuepoint.app.compare;

import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.recognition.ProbabilityTrack;

/**
 * The greatest value of any stretch of ticks without looking at all of them: each level holds the
 * greater of two neighbours of the level below, in 255 steps. Takes twice as many bytes as there
 * are values. Immutable.
 */
final class ProbabilityPyramid {

  private static final int MOST = 255;

  private final int columns;

  /** Shape (cells of the level, columns), row by row. */
  private final List<byte[]> levels;

  private ProbabilityPyramid(byte[] ticks, int columns) {
    this.columns = columns;
    this.levels = new ArrayList<>();
    levels.add(ticks);
    for (byte[] below = ticks; below.length > columns; ) {
      below = halved(below, columns);
      levels.add(below);
    }
  }

  static ProbabilityPyramid of(ProbabilityTrack track) {
    int columns = track.classes().size();
    byte[] values = new byte[track.ticks() * columns];
    for (int t = 0; t < track.ticks(); t++) {
      for (int c = 0; c < columns; c++) {
        values[t * columns + c] = step(track.at(t, c));
      }
    }
    return new ProbabilityPyramid(values, columns);
  }

  static ProbabilityPyramid of(float[] curve) {
    byte[] values = new byte[curve.length];
    for (int t = 0; t < curve.length; t++) {
      values[t] = step(curve[t]);
    }
    return new ProbabilityPyramid(values, 1);
  }

  private static byte step(float value) {
    return (byte) Math.round(MOST * Math.clamp(value, 0f, 1f));
  }

  private static byte[] halved(byte[] below, int columns) {
    int cells = below.length / columns;
    byte[] half = new byte[Math.ceilDiv(cells, 2) * columns];
    for (int cell = 0; cell < cells; cell++) {
      for (int c = 0; c < columns; c++) {
        int at = cell / 2 * columns + c;
        half[at] = (byte) Math.max(half[at] & MOST, below[cell * columns + c] & MOST);
      }
    }
    return half;
  }

  /**
   * Returns the greatest value of ticks {@code [from, to)}, or a little around them where there are
   * many, 0 to 255; 0 where there is no tick.
   */
  int most(int from, int to, int column) {
    int ticks = levels.getFirst().length / columns;
    int start = Math.max(0, from);
    int end = Math.min(ticks, to);
    if (start >= end) {
      return 0;
    }
    int level = 0;
    while (end - start > 2 << level && level + 1 < levels.size()) {
      level++;
    }
    byte[] cells = levels.get(level);
    int most = 0;
    for (int cell = start >> level; cell <= end - 1 >> level; cell++) {
      most = Math.max(most, cells[cell * columns + column] & MOST);
    }
    return most;
  }
}
