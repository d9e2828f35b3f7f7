package org.cuepoint.core.time;

/**
 * The regular clock of features and predictions. Tick k stands for time k/f from the first frame
 * and uses the frame that is on screen at that time.
 *
 * @param hertz ticks a second, 1 to 60
 */
public record FeatureClock(int hertz) {

  /** Eight ticks a second. */
  public static final FeatureClock DEFAULT = new FeatureClock(8);

  /** Validates the rate. */
  public FeatureClock {
    if (hertz < 1 || hertz > 60) {
      throw new IllegalArgumentException("A feature clock runs at 1 to 60 Hz, not " + hertz);
    }
  }

  /** Returns how many ticks lie in the video: every k with k/f before the end of the last frame. */
  public int ticks(FrameIndex index) {
    double seconds = index.timeBase().seconds(index.endPts() - index.pts(0));
    return Math.max(1, (int) Math.ceil(seconds * hertz - 1e-9));
  }

  /** Returns the frame on screen at tick {@code k}. */
  public int frame(FrameIndex index, int k) {
    TimeBase base = index.timeBase();
    // Exact: k/f seconds in ticks of the stream, rounded down, since a frame stays until the next
    // one.
    long offset = Math.floorDiv((long) k * base.denominator(), (long) hertz * base.numerator());
    return index.frameAt(index.pts(0) + offset);
  }

  /**
   * Returns the first tick whose frame is {@code frame} or a later one; {@link #ticks} if none is.
   */
  public int firstTickAtOrAfter(FrameIndex index, int frame) {
    int low = 0;
    int high = ticks(index);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (frame(index, middle) >= frame) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Returns the frames from tick {@code from} up to tick {@code to}, half-open on both sides. */
  public FrameRange frames(FrameIndex index, int from, int to) {
    int start = frame(index, from);
    int end = to >= ticks(index) ? index.frameCount() : frame(index, to);
    return new FrameRange(start, Math.max(start, end));
  }
}
