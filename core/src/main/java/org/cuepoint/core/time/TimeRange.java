package org.cuepoint.core.time;

/**
 * A half-open range of stream ticks {@code [start, end)} in the time base of its video.
 *
 * @param start pts of the first frame
 * @param end pts of the frame after the last; equal to {@code start} for a point
 */
public record TimeRange(long start, long end) {

  /** Validates the order of the ends. */
  public TimeRange {
    if (end < start) {
      throw new IllegalArgumentException("Not a time range: [" + start + ", " + end + ")");
    }
  }
}
