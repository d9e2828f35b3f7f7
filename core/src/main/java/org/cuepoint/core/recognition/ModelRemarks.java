package org.cuepoint.core.recognition;

import java.util.Collection;
import java.util.List;

/**
 * What people have written about a model version. Immutable.
 *
 * @param note any text, may be empty; stripped
 * @param tags short words to find it by, in alphabetical order, none twice; stripped
 */
public record ModelRemarks(String note, List<String> tags) {

  /** Nothing. */
  public static final ModelRemarks NONE = new ModelRemarks("", List.of());

  /** Sorts and validates the tags. */
  public ModelRemarks {
    note = note.strip();
    tags = tags.stream().map(String::strip).distinct().sorted().toList();
    if (tags.stream().anyMatch(tag -> tag.isEmpty() || tag.contains(","))) {
      throw new IllegalArgumentException("A tag is a word without commas, and not empty: " + tags);
    }
  }

  /** Returns the same with another note. */
  public ModelRemarks withNote(String other) {
    return new ModelRemarks(other, tags);
  }

  /** Returns the same with other tags. */
  public ModelRemarks withTags(Collection<String> others) {
    return new ModelRemarks(note, List.copyOf(others));
  }
}
