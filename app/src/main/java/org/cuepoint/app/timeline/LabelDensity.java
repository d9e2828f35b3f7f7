package org.cuepoint.app.timeline;

import java.util.Map;
import java.util.TreeMap;
import org.cuepoint.core.annotation.LabelState;

/**
 * How much of each part of the video the positive segments of a lane cover, by class. Immutable.
 *
 * @param shares by position of the class in the scheme: shape (columns), each 0 to 1
 */
record LabelDensity(Map<Integer, float[]> shares) {

  /** A share that is shown for things much shorter than a column. */
  private static final double LEAST = 0.02;

  static LabelDensity of(SpanLane<?> lane, int columns, int frameCount) {
    Map<Integer, float[]> shares = new TreeMap<>();
    double perFrame = (double) columns / Math.max(1, frameCount);
    for (int i = 0; i < lane.size(); i++) {
      int look = lane.look(i);
      if (Look.state(look) == LabelState.POSITIVE) {
        add(
            shares.computeIfAbsent(Look.classAt(look), key -> new float[columns]),
            lane.start(i) * perFrame,
            lane.end(i) * perFrame);
      }
    }
    return new LabelDensity(shares);
  }

  private static void add(float[] columns, double from, double to) {
    int first = (int) Math.clamp(from, 0, columns.length - 1.0);
    int last = (int) Math.clamp(Math.ceil(to) - 1, first, columns.length - 1.0);
    for (int column = first; column <= last; column++) {
      double share = Math.min(to, column + 1.0) - Math.max(from, column);
      columns[column] = (float) Math.min(1, columns[column] + Math.max(LEAST, share));
    }
  }
}
