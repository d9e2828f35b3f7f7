package org.cuepoint.core.chain;

import java.time.Instant;
import java.util.Optional;
import org.cuepoint.core.annotation.ModelVersionId;

/**
 * One step of a chain and how it went. Immutable.
 *
 * @param task what it does
 * @param state where it stands
 * @param tries how often it was begun: the first time, and after each interruption
 * @param started when it was begun the first time
 * @param ended when it ended
 * @param seconds worked, without the times between; those of a try that was cut off are not known
 * @param made the model version that came out
 * @param message last words for a person: why it failed, or what was found
 */
public record ChainStep(
    ChainTask task,
    State state,
    int tries,
    Optional<Instant> started,
    Optional<Instant> ended,
    double seconds,
    Optional<ModelVersionId> made,
    String message) {

  /** Where a step stands. */
  public enum State {
    /** Its turn has not come. */
    WAITING,
    /** It runs, was paused, or was cut off. */
    RUNNING,
    /** It ended well. */
    DONE,
    /** It ended with an error; it can be tried again or skipped. */
    FAILED,
    /** A person went past it. */
    SKIPPED
  }

  /** Returns a step whose turn has not come. */
  public static ChainStep of(ChainTask task) {
    return new ChainStep(
        task, State.WAITING, 0, Optional.empty(), Optional.empty(), 0, Optional.empty(), "");
  }

  /** Says whether nothing is left to do for it. */
  public boolean isOver() {
    return state == State.DONE || state == State.SKIPPED;
  }

  /** Returns the step as it is begun once more. */
  ChainStep begun(Instant now) {
    return new ChainStep(
        task,
        State.RUNNING,
        tries + 1,
        started.or(() -> Optional.of(now)),
        Optional.empty(),
        seconds,
        Optional.empty(),
        "");
  }

  /** Returns the step with the work of a try that was stopped. */
  ChainStep worked(double more) {
    return new ChainStep(task, state, tries, started, ended, seconds + more, made, message);
  }

  ChainStep ended(State how, Instant now, Optional<ModelVersionId> model, String words) {
    return new ChainStep(task, how, tries, started, Optional.of(now), seconds, model, words);
  }

  /** Returns the step as if it had not failed; what its training has kept stays. */
  ChainStep again() {
    return new ChainStep(
        task, State.WAITING, tries, started, Optional.empty(), seconds, Optional.empty(), "");
  }
}
