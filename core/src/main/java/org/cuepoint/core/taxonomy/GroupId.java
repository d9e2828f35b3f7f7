package org.cuepoint.core.taxonomy;

import java.util.UUID;

/**
 * Identity of a group of classes that exclude each other.
 *
 * @param value unique everywhere, so that projects can be merged
 */
public record GroupId(UUID value) {

  /** Makes a new identity. */
  public static GroupId random() {
    return new GroupId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes. */
  public static GroupId parse(String text) {
    return new GroupId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
