package org.cuepoint.core.active;

import java.util.Comparator;
import java.util.Optional;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;

/**
 * A place that could be asked about.
 *
 * @param video the video
 * @param region the analysis region, or empty for the whole frame
 * @param group the video's group, such as a person or a day; empty when it has none
 * @param startTick first tick
 * @param endTick the tick after the last, more than {@code startTick}
 */
public record Place(
    VideoId video, Optional<RegionId> region, String group, int startTick, int endTick) {

  /** Orders by identity: video, region, start, end. */
  public static final Comparator<Place> ORDER =
      Comparator.comparing((Place place) -> place.video().toString())
          .thenComparing(place -> place.region().map(RegionId::toString).orElse(""))
          .thenComparingInt(Place::startTick)
          .thenComparingInt(Place::endTick);

  /** Validates the range. */
  public Place {
    if (startTick < 0 || endTick <= startTick) {
      throw new IllegalArgumentException("Ticks [" + startTick + ", " + endTick + ") are no place");
    }
  }

  /** Says whether two places are in the same video and region and less than {@code gap} apart. */
  public boolean near(Place other, int gap) {
    return video.equals(other.video)
        && region.equals(other.region)
        && startTick < other.endTick + gap
        && other.startTick < endTick + gap;
  }
}
