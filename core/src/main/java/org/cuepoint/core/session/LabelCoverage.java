package org.cuepoint.core.session;

import java.util.BitSet;
import java.util.List;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;

/**
 * How much of a video a person has looked at: what lies in a segment of any state but ignore, or in
 * a reviewed range; ignored frames are left out of both sides. A part is counted once, whichever
 * region it was looked at in.
 *
 * @param seenSeconds looked at
 * @param countedSeconds everything that is not ignored
 */
public record LabelCoverage(double seenSeconds, double countedSeconds) {

  /** Nothing at all. */
  public static final LabelCoverage NONE = new LabelCoverage(0, 0);

  /** Computes the coverage of one video. */
  public static LabelCoverage of(AnnotationStore annotations, VideoId video, FrameIndex index) {
    return of(annotations.segments(video), annotations.reviewedRanges(video), index);
  }

  /** Computes the coverage from the annotations of one video. */
  public static LabelCoverage of(
      List<Segment> segments, List<ReviewedRange> reviewed, FrameIndex index) {
    BitSet seen = new BitSet(index.frameCount());
    BitSet ignored = new BitSet(index.frameCount());
    for (Segment segment : segments) {
      mark(segment.state() == LabelState.IGNORE ? ignored : seen, segment.range().frames());
    }
    reviewed.forEach(range -> mark(seen, range.range().frames()));
    seen.andNot(ignored);
    return new LabelCoverage(
        seconds(seen, index), Math.max(0, index.seconds() - seconds(ignored, index)));
  }

  private static void mark(BitSet frames, FrameRange range) {
    frames.set(range.start(), range.end());
  }

  private static double seconds(BitSet frames, FrameIndex index) {
    double sum = 0;
    for (int start = frames.nextSetBit(0); start >= 0; ) {
      int end = Math.min(frames.nextClearBit(start), index.frameCount());
      sum += index.secondsAt(end) - index.secondsAt(start);
      start = frames.nextSetBit(end);
    }
    return sum;
  }

  /** Returns the coverage of both together. */
  public LabelCoverage plus(LabelCoverage other) {
    return new LabelCoverage(
        seenSeconds + other.seenSeconds, countedSeconds + other.countedSeconds);
  }

  /** Returns the share that was looked at, 0 to 1; 0 when nothing counts. */
  public double share() {
    return countedSeconds <= 0 ? 0 : seenSeconds / countedSeconds;
  }
}
