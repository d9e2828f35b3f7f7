package org.cuepoint.core.annotation;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.MediaRange;

/**
 * "I looked at all of this: what is not marked here does not happen."
 *
 * @param id identity
 * @param video the video
 * @param region the analysis region, or empty for the whole frame
 * @param annotator who looked
 * @param classes the classes looked for; empty means all classes of the scheme
 * @param range what was looked at
 */
public record ReviewedRange(
    AnnotationId id,
    VideoId video,
    Optional<RegionId> region,
    Annotator.Person annotator,
    Set<ClassId> classes,
    MediaRange range)
    implements Annotation {

  /** Copies the classes. */
  public ReviewedRange {
    classes = Set.copyOf(classes);
  }

  /** Returns the same range in another analysis region, or in the whole frame when empty. */
  public ReviewedRange withRegion(Optional<RegionId> newRegion) {
    return new ReviewedRange(id, video, newRegion, annotator, classes, range);
  }

  @Override
  public UUID key() {
    return id.value();
  }
}
