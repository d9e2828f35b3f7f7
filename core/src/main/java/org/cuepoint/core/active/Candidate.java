package org.cuepoint.core.active;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ProbabilityTrack;

/**
 * A place that could be asked about, and what the model says of it.
 *
 * @param video the video
 * @param region the analysis region, or empty for the whole frame
 * @param startTick first tick
 * @param endTick the tick after the last, more than {@code startTick}
 * @param probabilities what the model says of the whole video or region
 * @param groups columns of {@code probabilities} that exclude each other
 */
public record Candidate(
    VideoId video,
    Optional<RegionId> region,
    int startTick,
    int endTick,
    ProbabilityTrack probabilities,
    List<List<Integer>> groups) {

  /** Orders by identity of the place: video, region, start, end. */
  public static final Comparator<Candidate> BY_PLACE =
      Comparator.comparing((Candidate c) -> c.video().toString())
          .thenComparing(c -> c.region().map(RegionId::toString).orElse(""))
          .thenComparingInt(Candidate::startTick)
          .thenComparingInt(Candidate::endTick);

  /** Copies the groups and validates that the range lies in the track. */
  public Candidate {
    groups = groups.stream().map(List::copyOf).toList();
    if (startTick < 0 || endTick <= startTick || endTick > probabilities.ticks()) {
      throw new IllegalArgumentException(
          "Ticks ["
              + startTick
              + ", "
              + endTick
              + ") are no place in a track of "
              + probabilities.ticks());
    }
  }

  /** Says whether two places are in the same video and region and less than {@code gap} apart. */
  boolean near(Candidate other, int gap) {
    return video.equals(other.video)
        && region.equals(other.region)
        && startTick < other.endTick + gap
        && other.startTick < endTick + gap;
  }
}
