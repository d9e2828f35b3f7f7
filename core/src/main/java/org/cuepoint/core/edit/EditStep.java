package org.cuepoint.core.edit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.media.VideoId;

/**
 * What one action of a person changed: undone and redone as a whole.
 *
 * @param id identity
 * @param video the video whose undo it belongs to; empty for a step over the whole project
 * @param action what the person did, as a stable key such as {@code segment.add}, worded by the app
 * @param person who did it
 * @param when when it was done
 * @param edits the changes in order; none when a question was answered without a label
 */
public record EditStep(
    StepId id,
    Optional<VideoId> video,
    String action,
    Annotator.Person person,
    Instant when,
    List<AnnotationEdit> edits) {

  /** Copies the edits. */
  public EditStep {
    edits = List.copyOf(edits);
  }

  /** Returns the changes that take this step back, in order. */
  public List<AnnotationEdit> inverse() {
    return edits.reversed().stream().map(AnnotationEdit::inverse).toList();
  }
}
