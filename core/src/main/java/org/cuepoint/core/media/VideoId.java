package org.cuepoint.core.media;

import java.util.UUID;

/**
 * Identity of a video in a project.
 *
 * @param value unique everywhere, so that projects can be merged
 */
public record VideoId(UUID value) {

  /** Makes a new identity. */
  public static VideoId random() {
    return new VideoId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes. */
  public static VideoId parse(String text) {
    return new VideoId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
