package org.cuepoint.core.annotation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;

/**
 * The analysis regions of a video, as an edit changes them. Every video has exactly one layout, an
 * empty one when its whole frame is analysed, so layouts are only ever replaced. A region that
 * labels name cannot be taken out of a layout: the store refuses the step.
 *
 * @param video the video, which gives the layout its identity
 * @param regions in the order people see them
 */
public record RegionLayout(VideoId video, List<AnalysisRegion> regions) implements Annotation {

  /** Copies the list. */
  public RegionLayout {
    regions = List.copyOf(regions);
  }

  /** Returns the layout of a video. */
  public static RegionLayout of(Video video) {
    return new RegionLayout(video.id(), video.regions());
  }

  @Override
  public UUID key() {
    return video.value();
  }

  /** Returns the region with this identity. */
  public Optional<AnalysisRegion> find(RegionId id) {
    return regions.stream().filter(region -> region.id().equals(id)).findFirst();
  }

  /** Returns the regions of an earlier layout that this one no longer has. */
  public List<AnalysisRegion> missing(RegionLayout earlier) {
    return earlier.regions.stream().filter(region -> find(region.id()).isEmpty()).toList();
  }
}
