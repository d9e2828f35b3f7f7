package org.cuepoint.core.active;

import java.util.UUID;

/**
 * Identity of a queue round.
 *
 * @param value unique everywhere, so that projects can be merged
 */
public record RoundId(UUID value) {

  /** Makes a new identity. */
  public static RoundId random() {
    return new RoundId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes. */
  public static RoundId parse(String text) {
    return new RoundId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
