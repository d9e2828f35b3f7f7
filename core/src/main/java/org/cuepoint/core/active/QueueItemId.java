package org.cuepoint.core.active;

import java.util.UUID;

/**
 * Identity of a queue item.
 *
 * @param value unique everywhere, so that projects can be merged
 */
public record QueueItemId(UUID value) {

  /** Makes a new identity. */
  public static QueueItemId random() {
    return new QueueItemId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes. */
  public static QueueItemId parse(String text) {
    return new QueueItemId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
