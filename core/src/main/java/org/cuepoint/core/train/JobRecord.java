package org.cuepoint.core.train;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A job as the project remembers it, so that one that was cut off can be taken up again.
 *
 * @param id identity
 * @param kind for example {@code index}, {@code learn}, {@code suggest}
 * @param request what was asked, as JSON
 * @param state where it stands
 * @param started when it began
 * @param ended when it ended
 * @param message its last words for a person
 */
public record JobRecord(
    UUID id,
    String kind,
    String request,
    State state,
    Instant started,
    Optional<Instant> ended,
    String message) {

  /** Where a job stands. */
  public enum State {
    /** It runs, or the program ended while it ran. */
    RUNNING,
    /** It ended with a result. */
    DONE,
    /** It ended with an error. */
    FAILED,
    /** A person stopped it. */
    CANCELLED
  }
}
