package org.cuepoint.core.time;

/**
 * A place in a video, kept twice: as frames and as the stream ticks of the same frames. Made by
 * {@link FrameIndex#range(FrameRange)}, so that the two cannot disagree.
 *
 * @param frames the frames
 * @param time the same place in stream ticks
 */
public record MediaRange(FrameRange frames, TimeRange time) {

  /** Says whether this is a point event. */
  public boolean isPoint() {
    return frames.isPoint();
  }
}
