package org.cuepoint.core.exchange;

import java.util.Optional;
import java.util.OptionalDouble;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;

/**
 * One labelled place as files have it: the neutral row between formats and the project, in both
 * directions.
 *
 * @param video the video as the file names it; the path in the project when writing
 * @param frames the frames, when the file counts frames; they win over the seconds
 * @param startSeconds from the first frame, at least 0
 * @param endSeconds from the first frame, at least {@code startSeconds}; equal for a point
 * @param label name of the class, not blank
 * @param state what is said
 * @param subject who is seen
 * @param region name of the analysis region; empty for the whole frame
 * @param annotator who says it
 * @param confidence 0 to 1, when given
 * @param notes free text
 */
public record ImportedSegment(
    String video,
    Optional<FrameRange> frames,
    double startSeconds,
    double endSeconds,
    String label,
    LabelState state,
    Optional<String> subject,
    Optional<String> region,
    Optional<String> annotator,
    OptionalDouble confidence,
    String notes) {

  /** Validates times, label and confidence. */
  public ImportedSegment {
    if (!(startSeconds >= 0 && endSeconds >= startSeconds && Double.isFinite(endSeconds))) {
      throw new IllegalArgumentException(
          "the time from " + startSeconds + " s to " + endSeconds + " s is no range");
    }
    if (label.isBlank()) {
      throw new IllegalArgumentException("the label is missing");
    }
    if (confidence.isPresent()
        && !(confidence.getAsDouble() >= 0 && confidence.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(
          "the confidence " + confidence.getAsDouble() + " is not between 0 and 1");
    }
  }

  /** Makes a positive row of which only time and label are known. */
  public static ImportedSegment positive(
      String video, Optional<FrameRange> frames, double start, double end, String label) {
    return new ImportedSegment(
        video,
        frames,
        start,
        end,
        label,
        LabelState.POSITIVE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        "");
  }

  /**
   * Makes the row of a segment of the project.
   *
   * @param segment the segment
   * @param known its video
   * @param scheme names its class
   */
  public static ImportedSegment of(Segment segment, KnownVideo known, LabelScheme scheme) {
    Video video = known.video();
    FrameRange frames = segment.range().frames();
    Optional<AnalysisRegion> region =
        segment
            .region()
            .flatMap(id -> video.regions().stream().filter(r -> r.id().equals(id)).findFirst());
    return new ImportedSegment(
        video.path(),
        Optional.of(frames),
        known.index().secondsAt(frames.start()),
        known.index().secondsAt(frames.end()),
        scheme.find(segment.actionClass()).map(ActionClass::name).orElseThrow(),
        segment.state(),
        region.flatMap(AnalysisRegion::subject).or(video::subject),
        region.map(AnalysisRegion::name),
        Optional.of(segment.annotator().name()),
        segment.confidence(),
        segment.notes());
  }

  /**
   * Returns the frames of the row in a video: its own, else those between the frame boundaries
   * nearest to its times, at least one unless it is a point. What reaches beyond the end is cut.
   *
   * @return empty when the row begins after the last frame
   */
  public Optional<FrameRange> place(FrameIndex index) {
    int count = index.frameCount();
    FrameRange wanted = frames.orElseGet(() -> nearest(index));
    if (wanted.start() >= count) {
      return Optional.empty();
    }
    return Optional.of(new FrameRange(wanted.start(), Math.min(count, wanted.end())));
  }

  private FrameRange nearest(FrameIndex index) {
    if (startSeconds == endSeconds) {
      boolean late = startSeconds > index.seconds();
      int frame = late ? index.frameCount() : index.frameAtSeconds(startSeconds);
      return new FrameRange(frame, frame);
    }
    int start = index.boundaryNearestSeconds(startSeconds);
    int end = index.boundaryNearestSeconds(endSeconds);
    return new FrameRange(start, Math.max(start + 1, end));
  }
}
