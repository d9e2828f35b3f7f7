package org.cuepoint.core.taxonomy;

import java.util.UUID;

/**
 * Identity of an action class; it stays the same when the class is renamed.
 *
 * @param value unique everywhere, so that projects can be merged
 */
public record ClassId(UUID value) {

  /** Makes a new identity. */
  public static ClassId random() {
    return new ClassId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes. */
  public static ClassId parse(String text) {
    return new ClassId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
