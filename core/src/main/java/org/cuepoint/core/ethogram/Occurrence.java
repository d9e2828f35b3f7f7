package org.cuepoint.core.ethogram;

import org.cuepoint.core.time.FrameRange;

/**
 * Something that happened once: a bout, which lasts, or a point event, which does not. Segments of
 * a class that overlap or touch are one bout.
 *
 * @param frames where; a point has no length
 * @param start seconds after the first frame of the video
 * @param end seconds after the first frame of the video; {@code start} for a point
 */
public record Occurrence(FrameRange frames, double start, double end) {

  /** Says whether it is a point event. */
  public boolean isPoint() {
    return frames.isPoint();
  }

  /** Returns how long it lasts, in seconds; 0 for a point. */
  public double seconds() {
    return end - start;
  }
}
