package org.cuepoint.core.active.audit;

import java.time.Instant;
import java.util.List;
import org.cuepoint.core.active.Answer;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * An answered question: what the model had guessed when it was asked, beside what the labels say at
 * its place now.
 *
 * @param round the round that asked
 * @param when it was answered
 * @param audit whether it was drawn at random
 * @param view whether the guess was on screen
 * @param outcome whether it can be judged
 * @param seconds how long the answer took; 0 when not known
 * @param pairs one an exclusive group of which something is known; empty unless judged
 */
public record Judgement(
    RoundId round,
    Instant when,
    QueueItem.Audit audit,
    Answer.View view,
    Outcome outcome,
    double seconds,
    List<Pair> pairs) {

  /** Validates that what is judged has something to judge, and copies the list. */
  public Judgement {
    pairs = List.copyOf(pairs);
    if ((outcome == Outcome.JUDGED) == pairs.isEmpty()) {
      throw new IllegalArgumentException(
          outcome + " does not go with " + pairs.size() + " compared labels");
    }
  }

  /** Whether an answer can be judged. */
  public enum Outcome {
    /** It says what happens. */
    JUDGED,
    /** The person went on without an answer. */
    SKIPPED,
    /** The person could not say, people disagree, or the label was taken back. */
    AMBIGUOUS,
    /** The model said nothing of the place, or of classes that are gone. */
    NO_GUESS
  }

  /**
   * A guess and what it is compared with, in one exclusive group.
   *
   * @param guessed position of the class, or {@link Target#BACKGROUND}
   * @param said position of the class, {@link Target#BACKGROUND}, or {@link Target#NOT_KNOWN} when
   *     people only said that the guess is wrong
   */
  public record Pair(int guessed, int said) {

    /** Says whether the guess was right. */
    public boolean agrees() {
      return guessed == said;
    }
  }

  /** Says whether it was judged and the guess was right in every group. */
  public boolean agrees() {
    return outcome == Outcome.JUDGED && pairs.stream().allMatch(Pair::agrees);
  }
}
