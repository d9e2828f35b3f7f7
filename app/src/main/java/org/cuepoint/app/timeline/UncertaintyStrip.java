package org.cuepoint.app.timeline;

import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.time.FrameIndex;

/**
 * How unsure a model is at each tick, 0 (sure) to 1 (every class and background equally probable).
 * Immutable.
 *
 * <p>The entropy of the tick's distribution over C classes and background, divided by ln(C + 1).
 * Where a row sums to more than 1, because classes may happen together, it is scaled to 1 first.
 */
final class UncertaintyStrip {

  /** The strip of a video without predictions. */
  static final UncertaintyStrip NONE = new UncertaintyStrip(new float[0], new int[0]);

  private static final int BLOCK = 32;

  private final float[] values;
  private final int[] frames;
  // The largest value of each block of ticks, so that a long video costs no more than its columns.
  private final float[] blocks;

  /**
   * Makes a strip.
   *
   * @param values one per tick, 0 to 1
   * @param frames the frame each tick stands for, never falling
   */
  UncertaintyStrip(float[] values, int[] frames) {
    this.values = values.clone();
    this.frames = frames.clone();
    blocks = new float[(values.length + BLOCK - 1) / BLOCK];
    for (int tick = 0; tick < values.length; tick++) {
      blocks[tick / BLOCK] = Math.max(blocks[tick / BLOCK], values[tick]);
    }
  }

  static UncertaintyStrip of(ProbabilityTrack track, FrameIndex index) {
    int classes = track.classes().size();
    float[] row = new float[classes];
    float[] values = new float[track.ticks()];
    int[] frames = new int[track.ticks()];
    for (int tick = 0; tick < values.length; tick++) {
      track.row(tick, row);
      values[tick] = normalisedEntropy(row);
      frames[tick] = track.clock().frame(index, tick);
    }
    return new UncertaintyStrip(values, frames);
  }

  static float normalisedEntropy(float[] row) {
    double sum = 0;
    for (float p : row) {
      sum += Math.max(0, p);
    }
    double scale = sum > 1 ? 1 / sum : 1;
    double entropy = -plogp(Math.max(0, 1 - sum));
    for (float p : row) {
      entropy -= plogp(Math.max(0, p) * scale);
    }
    return (float) Math.clamp(entropy / Math.log(row.length + 1), 0, 1);
  }

  private static double plogp(double p) {
    return p <= 0 ? 0 : p * Math.log(p);
  }

  boolean isEmpty() {
    return values.length == 0;
  }

  /** Returns the value at a frame; 0 when there is none. */
  float at(double frame) {
    return isEmpty() ? 0 : values[lastTickAtOrBefore(frame)];
  }

  /**
   * Returns the largest value in each of {@code columns} equal parts of the frames, so that a short
   * peak stays visible at every zoom.
   */
  float[] columns(double from, double to, int columns) {
    float[] highest = new float[columns];
    if (isEmpty() || columns == 0) {
      return highest;
    }
    double perColumn = (to - from) / columns;
    int tick = lastTickAtOrBefore(from);
    for (int column = 0; column < columns; column++) {
      double begin = from + column * perColumn;
      double end = begin + perColumn;
      while (tick + 1 < values.length && frames[tick + 1] <= begin) {
        tick++;
      }
      float most = values[tick];
      while (tick + 1 < values.length && frames[tick + 1] < end) {
        tick++;
        int lastOfBlock = tick + BLOCK - 1;
        if (tick % BLOCK == 0 && lastOfBlock < values.length && frames[lastOfBlock] < end) {
          most = Math.max(most, blocks[tick / BLOCK]);
          tick = lastOfBlock;
        } else {
          most = Math.max(most, values[tick]);
        }
      }
      highest[column] = most;
    }
    return highest;
  }

  private int lastTickAtOrBefore(double frame) {
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (frames[middle] <= frame) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
