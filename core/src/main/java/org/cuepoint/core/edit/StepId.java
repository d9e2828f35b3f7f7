package org.cuepoint.core.edit;

import java.util.UUID;

/**
 * Identity of an edit step.
 *
 * @param value unique everywhere, so that projects can be merged
 */
public record StepId(UUID value) {

  /** Makes a new identity. */
  public static StepId random() {
    return new StepId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes. */
  public static StepId parse(String text) {
    return new StepId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
