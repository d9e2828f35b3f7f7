package org.cuepoint.core.annotation;

import java.util.UUID;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.time.MediaRange;

/**
 * A bookmark.
 *
 * @param id identity
 * @param video the video
 * @param point the frame, as a point
 * @param name what people read
 */
public record NamedPoint(AnnotationId id, VideoId video, MediaRange point, String name)
    implements Annotation {

  @Override
  public UUID key() {
    return id.value();
  }
}
