package org.cuepoint.core.annotation;

import java.util.UUID;

/**
 * Identity of a reviewed range, weak tag, timestamp label or named point.
 *
 * @param value unique everywhere, so that projects can be merged
 */
public record AnnotationId(UUID value) {

  /** Makes a new identity. */
  public static AnnotationId random() {
    return new AnnotationId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes. */
  public static AnnotationId parse(String text) {
    return new AnnotationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
