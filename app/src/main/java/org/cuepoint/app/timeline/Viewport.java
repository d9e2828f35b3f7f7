package org.cuepoint.app.timeline;

import org.cuepoint.core.time.FrameRange;

/**
 * The visible part of a video, in frames; whole numbers are frame boundaries.
 *
 * @param start left edge, at least 0
 * @param end right edge, after {@code start}
 */
public record Viewport(double start, double end) {

  /** The fewest frames that zooming in shows, unless the video is shorter. */
  static final double CLOSEST = 8;

  /** Validates the order of the edges. */
  public Viewport {
    if (!(start >= 0 && end > start)) {
      throw new IllegalArgumentException("Not a visible range: " + start + " to " + end);
    }
  }

  /** Returns the viewport that shows a whole video. */
  public static Viewport fit(int frameCount) {
    return new Viewport(0, Math.max(1, frameCount));
  }

  /** Returns how many frames are visible. */
  public double span() {
    return end - start;
  }

  /** Says whether the place lies between the edges. */
  boolean contains(double frame) {
    return frame >= start && frame <= end;
  }

  /**
   * Zooms so that {@code anchor} keeps its place on screen, as far as the ends of the video let it.
   *
   * @param factor above 1 shows less, below 1 shows more
   */
  Viewport zoomed(double anchor, double factor, int frameCount) {
    double span =
        Math.clamp(span() / factor, Math.min(CLOSEST, frameCount), Math.max(1, frameCount));
    double share = (anchor - start) / span();
    return placed(anchor - share * span, span, frameCount);
  }

  /** Moves by frames, to the right when positive, and stops at the ends of the video. */
  Viewport panned(double frames, int frameCount) {
    return placed(start + frames, span(), frameCount);
  }

  /** Keeps the zoom and centres on a place, as far as the ends of the video let it. */
  Viewport centred(double frame, int frameCount) {
    return placed(frame - span() / 2, span(), frameCount);
  }

  /** Shows all of {@code frames} with some of what is around. */
  static Viewport around(FrameRange frames, int frameCount) {
    double length = Math.max(1, frames.length());
    double span = Math.min(frameCount, Math.max(CLOSEST, length * 1.5));
    return placed(frames.start() + length / 2 - span / 2, span, frameCount);
  }

  private static Viewport placed(double start, double span, int frameCount) {
    double kept = Math.min(span, Math.max(1, frameCount));
    double from = Math.clamp(start, 0, Math.max(0, frameCount - kept));
    return new Viewport(from, from + kept);
  }
}
