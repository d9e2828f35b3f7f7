package org.cuepoint.app.timeline;

import java.util.List;
import java.util.Optional;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.taxonomy.ActionClass;

/**
 * A row of segments. Immutable.
 *
 * @param name what people read
 * @param classes whose segments lie on it
 * @param region the subject whose segments lie on it; empty for the whole picture, and where tracks
 *     are no subjects
 */
record TimelineTrack(String name, List<ActionClass> classes, Optional<RegionId> region) {

  /** Copies the classes. */
  TimelineTrack {
    classes = List.copyOf(classes);
  }

  /** Returns the class when the track has only one. */
  Optional<ActionClass> onlyClass() {
    return classes.size() == 1 ? Optional.of(classes.getFirst()) : Optional.empty();
  }
}
