package org.cuepoint.core.ethogram;

import java.util.List;
import java.util.Optional;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.time.FrameIndex;

/**
 * One focal subject that was watched once: a video, or an analysis region of one. Annotations of
 * other regions are passed over, but an ignored range of the whole frame counts in every region, as
 * it does for learning.
 *
 * @param video the video
 * @param region the region, or empty for the whole frame
 * @param name what people read, such as the video's file name
 * @param subject who is seen
 * @param group what the video belongs to, such as a session or cage
 * @param index the video's frames
 * @param segments segments of the video, in any order
 * @param reviewed reviewed ranges of the video, in any order
 */
public record Observation(
    VideoId video,
    Optional<RegionId> region,
    String name,
    Optional<String> subject,
    Optional<String> group,
    FrameIndex index,
    List<Segment> segments,
    List<ReviewedRange> reviewed) {

  /** Keeps what concerns the region. */
  public Observation {
    Optional<RegionId> own = region;
    segments =
        segments.stream()
            .filter(
                segment ->
                    segment.region().equals(own)
                        || (segment.region().isEmpty() && segment.state() == LabelState.IGNORE))
            .toList();
    reviewed = reviewed.stream().filter(range -> range.region().equals(own)).toList();
  }

  /** Returns how long it is, in seconds. */
  public double seconds() {
    return index.seconds();
  }
}
