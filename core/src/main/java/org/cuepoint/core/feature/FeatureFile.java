package org.cuepoint.core.feature;

import java.util.Optional;

/**
 * One file of the store with its log and note, or what is left of them.
 *
 * @param name without ending, as {@link FeatureKey#fileName}
 * @param note what it holds, if it was written down
 * @param ticks ticks that are safely stored
 * @param bytes size on disk of all of its parts
 * @param state how it is
 */
public record FeatureFile(
    String name, Optional<FeatureNote> note, int ticks, long bytes, State state) {

  /** How a file is. */
  public enum State {
    /** Some or all ticks are there; a job goes on with it. */
    GOOD,
    /** A job writes it now. */
    BEING_WRITTEN,
    /** Nothing in it can be used. */
    TORN
  }
}
