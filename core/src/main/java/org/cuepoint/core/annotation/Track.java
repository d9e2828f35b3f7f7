package org.cuepoint.core.annotation;

import java.util.List;
import java.util.UUID;
import org.cuepoint.core.taxonomy.ClassId;

/**
 * One row of the timeline.
 *
 * @param id identity
 * @param name what people read
 * @param classes the classes it shows, in order
 */
public record Track(UUID id, String name, List<ClassId> classes) {

  /** Copies the classes. */
  public Track {
    classes = List.copyOf(classes);
  }
}
