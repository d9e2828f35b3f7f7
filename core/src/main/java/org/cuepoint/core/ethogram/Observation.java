package org.cuepoint.core.ethogram;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cuepoint.core.annotation.Annotator;
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

  /** Returns the people who labelled or reviewed something of it, by name. */
  public List<Annotator.Person> annotators() {
    return Stream.concat(
            segments.stream().map(Segment::annotator),
            reviewed.stream().map(ReviewedRange::annotator))
        .distinct()
        .sorted(Comparator.comparing(Annotator.Person::name))
        .toList();
  }

  /** Returns the same with what one person says only; whoever ignored something counts, too. */
  public Observation by(Annotator.Person person) {
    return new Observation(
        video,
        region,
        name,
        subject,
        group,
        index,
        segments.stream()
            .filter(
                segment ->
                    segment.annotator().equals(person) || segment.state() == LabelState.IGNORE)
            .toList(),
        reviewed.stream().filter(range -> range.annotator().equals(person)).toList());
  }
}
