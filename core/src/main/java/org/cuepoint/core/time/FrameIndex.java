package org.cuepoint.core.time;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Every frame of a video: its presentation timestamp, whether it is a key frame, and whether its
 * timestamp had to be made up.
 *
 * <p>Timestamps increase strictly. Memory: 8 bytes a frame. Immutable.
 */
public final class FrameIndex {

  private final TimeBase timeBase;
  private final long[] pts;
  private final long endPts;
  private final BitSet keyFrames;
  private final BitSet synthesised;

  /**
   * Makes an index.
   *
   * @param timeBase the stream's time base
   * @param pts timestamps in presentation order, strictly increasing, at least one; copied
   * @param endPts the tick at which the last frame leaves the screen, after the last pts
   * @param keyFrames ordinals of key frames; copied
   * @param synthesised ordinals of frames whose timestamp was repaired; copied
   * @throws IllegalArgumentException if there is no frame or the timestamps do not increase; the
   *     message names the frame
   */
  public FrameIndex(
      TimeBase timeBase, long[] pts, long endPts, BitSet keyFrames, BitSet synthesised) {
    if (pts.length == 0) {
      throw new IllegalArgumentException("A frame index needs at least one frame");
    }
    for (int i = 1; i < pts.length; i++) {
      if (pts[i] <= pts[i - 1]) {
        throw new IllegalArgumentException(
            "Timestamps must increase: frame " + i + " has " + pts[i] + " after " + pts[i - 1]);
      }
    }
    if (endPts <= pts[pts.length - 1]) {
      throw new IllegalArgumentException("The end must lie after the last frame");
    }
    this.timeBase = timeBase;
    this.pts = pts.clone();
    this.endPts = endPts;
    this.keyFrames = (BitSet) keyFrames.clone();
    this.synthesised = (BitSet) synthesised.clone();
  }

  /** Returns the stream's time base. */
  public TimeBase timeBase() {
    return timeBase;
  }

  /** Returns the number of frames. */
  public int frameCount() {
    return pts.length;
  }

  /** Returns the timestamp of a frame, in ticks; for {@code frame == frameCount()} the end. */
  public long pts(int frame) {
    return frame == pts.length ? endPts : pts[frame];
  }

  /** Returns the tick at which the last frame leaves the screen. */
  public long endPts() {
    return endPts;
  }

  /** Returns a copy of all timestamps. */
  public long[] allPts() {
    return pts.clone();
  }

  /** Returns a copy of the ordinals of key frames. */
  public BitSet keyFrames() {
    return (BitSet) keyFrames.clone();
  }

  /** Returns a copy of the ordinals whose timestamp was repaired. */
  public BitSet synthesised() {
    return (BitSet) synthesised.clone();
  }

  /** Returns the last key frame at or before {@code frame}, or 0 when the file marks none. */
  public int keyFrameAtOrBefore(int frame) {
    return Math.max(0, keyFrames.previousSetBit(frame));
  }

  /**
   * Returns the frame on screen at {@code ticks}; the first frame before the start, the last one
   * after the end.
   */
  public int frameAt(long ticks) {
    int found = Arrays.binarySearch(pts, ticks);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }

  /** Returns the frame on screen {@code seconds} after the first frame. */
  public int frameAtSeconds(double seconds) {
    // Half a tick of tolerance: text formats round to milliseconds or less.
    return frameAt(pts[0] + timeBase.ticks(seconds));
  }

  /**
   * Returns the frame boundary (0 to frameCount) nearest to {@code seconds} after the first frame.
   */
  public int boundaryNearestSeconds(double seconds) {
    int frame = frameAtSeconds(seconds);
    double before = seconds - secondsAt(frame);
    double after = secondsAt(frame + 1) - seconds;
    return after < before ? frame + 1 : frame;
  }

  /**
   * Returns seconds from the first frame to a frame's start; {@code frameCount()} gives the
   * duration.
   */
  public double secondsAt(int frame) {
    return timeBase.seconds(pts(frame) - pts[0]);
  }

  /** Returns the duration from the first frame to the end, in seconds. */
  public double seconds() {
    return secondsAt(pts.length);
  }

  /** Returns the range together with its ticks. */
  public MediaRange range(FrameRange frames) {
    if (frames.end() > pts.length) {
      throw new IllegalArgumentException(
          "Frames " + frames + " lie beyond the last frame " + (pts.length - 1));
    }
    return new MediaRange(frames, new TimeRange(pts(frames.start()), pts(frames.end())));
  }

  /** Returns the range of frames {@code [start, end)} together with its ticks. */
  public MediaRange range(int start, int end) {
    return range(new FrameRange(start, end));
  }

  /**
   * Says whether frame durations differ by more than the rounding of the time base. A gap in the
   * middle counts; the last frame does not.
   */
  public boolean isVariableFrameRate() {
    if (pts.length < 3) {
      return false;
    }
    double mean = (double) (pts[pts.length - 1] - pts[0]) / (pts.length - 1);
    for (int i = 1; i < pts.length; i++) {
      if (Math.abs(pts[i] - pts[i - 1] - mean) > 1 + 0.01 * mean) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrameIndex that
        && timeBase.equals(that.timeBase)
        && endPts == that.endPts
        && Arrays.equals(pts, that.pts)
        && keyFrames.equals(that.keyFrames)
        && synthesised.equals(that.synthesised);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(pts);
  }

  @Override
  public String toString() {
    return "FrameIndex[" + pts.length + " frames, " + timeBase + "]";
  }
}
