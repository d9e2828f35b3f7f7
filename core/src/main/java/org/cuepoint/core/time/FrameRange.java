package org.cuepoint.core.time;

import java.util.Optional;

/**
 * A half-open range of frame ordinals {@code [start, end)}; {@code start == end} is a point.
 *
 * @param start first frame, at least 0
 * @param end the frame after the last, at least {@code start}
 */
public record FrameRange(int start, int end) implements Comparable<FrameRange> {

  /** Validates the order of the ends. */
  public FrameRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("Not a frame range: [" + start + ", " + end + ")");
    }
  }

  /** Returns the number of frames; 0 for a point. */
  public int length() {
    return end - start;
  }

  /** Says whether this is a point event. */
  public boolean isPoint() {
    return start == end;
  }

  /** Says whether {@code frame} lies in the range; a point contains its own frame. */
  public boolean contains(int frame) {
    return isPoint() ? frame == start : frame >= start && frame < end;
  }

  /** Says whether the two ranges share a frame; two ranges that only touch do not. */
  public boolean overlaps(FrameRange other) {
    return intersection(other).isPresent();
  }

  /** Returns the shared frames, or empty when there are none. */
  public Optional<FrameRange> intersection(FrameRange other) {
    if (isPoint()) {
      return other.contains(start) ? Optional.of(this) : Optional.empty();
    }
    if (other.isPoint()) {
      return other.intersection(this);
    }
    int from = Math.max(start, other.start);
    int to = Math.min(end, other.end);
    return from < to ? Optional.of(new FrameRange(from, to)) : Optional.empty();
  }

  /** Orders by start, then by end. */
  @Override
  public int compareTo(FrameRange other) {
    int byStart = Integer.compare(start, other.start);
    return byStart != 0 ? byStart : Integer.compare(end, other.end);
  }
}
