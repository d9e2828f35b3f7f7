package org.cuepoint.core.annotation;

import java.util.UUID;

/**
 * Identity of a segment.
 *
 * @param value unique everywhere, so that projects can be merged
 */
public record SegmentId(UUID value) {

  /** Makes a new identity. */
  public static SegmentId random() {
    return new SegmentId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes. */
  public static SegmentId parse(String text) {
    return new SegmentId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
