package org.cuepoint.core.annotation;

import java.util.UUID;

/**
 * Identity of a suggestion.
 *
 * @param value unique everywhere, so that projects can be merged
 */
public record SuggestionId(UUID value) {

  /** Makes a new identity. */
  public static SuggestionId random() {
    return new SuggestionId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes. */
  public static SuggestionId parse(String text) {
    return new SuggestionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
