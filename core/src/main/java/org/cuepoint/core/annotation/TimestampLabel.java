package org.cuepoint.core.annotation;

import java.util.UUID;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.MediaRange;

/**
 * One frame somewhere inside an action whose edges nobody marked.
 *
 * @param id identity
 * @param video the video
 * @param actionClass the class
 * @param point the frame, as a point
 * @param annotator who says so
 */
public record TimestampLabel(
    AnnotationId id,
    VideoId video,
    ClassId actionClass,
    MediaRange point,
    Annotator.Person annotator)
    implements Annotation {

  @Override
  public UUID key() {
    return id.value();
  }
}
