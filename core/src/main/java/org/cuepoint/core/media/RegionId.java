package org.cuepoint.core.media;

import java.util.UUID;

/**
 * Identity of an analysis region.
 *
 * @param value unique everywhere, so that projects can be merged
 */
public record RegionId(UUID value) {

  /** Makes a new identity. */
  public static RegionId random() {
    return new RegionId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes. */
  public static RegionId parse(String text) {
    return new RegionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
