package org.cuepoint.core.active;

import java.time.Instant;
import java.util.Optional;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.edit.StepId;

/**
 * What a person did with a question.
 *
 * @param item the question
 * @param decision what was done
 * @param person who
 * @param when when
 * @param seconds how long it took; 0 when not known
 * @param view whether the model's guess was on screen
 * @param step the step of the journal that it is part of: while that is undone, the question is
 *     open; empty for an answer that cannot be undone
 */
public record Answer(
    QueueItemId item,
    Decision decision,
    Annotator.Person person,
    Instant when,
    double seconds,
    View view,
    Optional<StepId> step) {

  /** Makes an answer that cannot be undone. */
  public Answer(
      QueueItemId item,
      Decision decision,
      Annotator.Person person,
      Instant when,
      double seconds,
      View view) {
    this(item, decision, person, when, seconds, view, Optional.empty());
  }

  /** What was done. */
  public enum Decision {
    /** The place was labelled or reviewed, nobody knows how. */
    LABELLED,
    /** What the model proposed was taken as it was. */
    ACCEPTED,
    /** What the model proposed was taken with other edges. */
    TRIMMED,
    /** Another class than the model proposed happens, or one where it proposed none. */
    OTHER_CLASS,
    /** What the model proposed does not happen. */
    REJECTED,
    /** Nothing happens. */
    NOTHING,
    /** The person looked and cannot say. */
    AMBIGUOUS,
    /** The person went on without an answer. */
    SKIPPED
  }

  /** What the person saw. */
  public enum View {
    /** The model's guess was hidden. */
    BLIND,
    /** The model's guess was shown. */
    SUGGESTED
  }
}
