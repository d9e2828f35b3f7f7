package org.cuepoint.core.annotation;

import java.util.Optional;
import java.util.UUID;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.MediaRange;

/**
 * A coarse statement, possibly wrong: the class happens somewhere in the video or range, or nowhere
 * in it.
 *
 * @param id identity
 * @param video the video
 * @param range where; empty means the whole video
 * @param actionClass the class
 * @param state {@link LabelState#POSITIVE} for somewhere, {@link LabelState#NEGATIVE} for nowhere
 * @param annotator who says so
 */
public record WeakTag(
    AnnotationId id,
    VideoId video,
    Optional<MediaRange> range,
    ClassId actionClass,
    LabelState state,
    Annotator.Person annotator)
    implements Annotation {

  @Override
  public UUID key() {
    return id.value();
  }
}
