package org.cuepoint.core.taxonomy;

import java.util.List;

/**
 * Classes of which at most one happens at a time.
 *
 * @param id identity
 * @param name what people read
 * @param classes the members, at least one
 */
public record ExclusiveGroup(GroupId id, String name, List<ClassId> classes) {

  /** Copies the members. */
  public ExclusiveGroup {
    classes = List.copyOf(classes);
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("The group '" + name + "' has no classes");
    }
  }
}
