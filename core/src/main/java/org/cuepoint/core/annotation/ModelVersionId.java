package org.cuepoint.core.annotation;

import java.util.UUID;

/**
 * Identity of a model version; it stands here because annotations name the model that made them.
 *
 * @param value unique everywhere, so that projects can be merged
 */
public record ModelVersionId(UUID value) {

  /** Makes a new identity. */
  public static ModelVersionId random() {
    return new ModelVersionId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes. */
  public static ModelVersionId parse(String text) {
    return new ModelVersionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
