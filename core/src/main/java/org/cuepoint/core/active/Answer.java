package org.cuepoint.core.active;

import java.time.Instant;
import org.cuepoint.core.annotation.Annotator;

/**
 * What a person did with a question.
 *
 * @param item the question
 * @param decision what was done
 * @param person who
 * @param when when
 * @param seconds how long it took; 0 when not known
 * @param view whether the model's guess was on screen
 */
public record Answer(
    QueueItemId item,
    Decision decision,
    Annotator.Person person,
    Instant when,
    double seconds,
    View view) {

  /** What was done. */
  public enum Decision {
    /** The place was labelled or reviewed. */
    LABELLED,
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
