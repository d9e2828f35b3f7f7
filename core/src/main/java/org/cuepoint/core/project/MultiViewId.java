package org.cuepoint.core.project;

import java.util.UUID;

/**
 * Identity of a multi-view group.
 *
 * @param value unique everywhere, so that projects can be merged
 */
public record MultiViewId(UUID value) {

  /** Makes a new identity. */
  public static MultiViewId random() {
    return new MultiViewId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
