package org.cuepoint.core.edit;

import java.time.Instant;

/**
 * One line of the audit trail.
 *
 * @param number counts up in the project
 * @param kind what happened to the step
 * @param when when it happened
 * @param step the step
 */
public record JournalEntry(long number, Kind kind, Instant when, EditStep step) {

  /** What happened. */
  public enum Kind {
    /** The step was made. */
    DONE,
    /** The step was taken back. */
    UNDONE,
    /** The step was made again. */
    REDONE
  }
}
