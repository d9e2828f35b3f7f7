package org.cuepoint.core.active;

import java.util.List;
import org.cuepoint.core.annotation.Annotator;

/**
 * How far a person is through the questions, and how fast.
 *
 * @param left questions of the current round that wait for an answer
 * @param answered questions of the current round that have one
 * @param secondsEach what a question takes: the median of this person's answers, or {@link
 *     #USUAL_SECONDS} while there are too few
 */
public record QueuePace(int left, int answered, double secondsEach) {

  /** What a question takes until a person's own pace is known. */
  public static final double USUAL_SECONDS = 6;

  /** Nothing is asked. */
  public static final QueuePace NONE = new QueuePace(0, 0, USUAL_SECONDS);

  private static final int LEAST_ANSWERS = 3;

  /** Measures; waits for the store. */
  public static QueuePace of(QueueStore queue, Annotator.Person person) {
    int all = queue.currentRound().map(round -> round.items().size()).orElse(0);
    int left = queue.openItems().size();
    return new QueuePace(left, all - left, secondsEach(queue.answers(), person));
  }

  private static double secondsEach(List<Answer> answers, Annotator.Person person) {
    double[] seconds =
        answers.stream()
            .filter(answer -> answer.person().equals(person))
            .mapToDouble(Answer::seconds)
            .filter(each -> each > 0)
            .sorted()
            .toArray();
    if (seconds.length < LEAST_ANSWERS) {
      return USUAL_SECONDS;
    }
    int middle = seconds.length / 2;
    return seconds.length % 2 == 1 ? seconds[middle] : (seconds[middle - 1] + seconds[middle]) / 2;
  }

  /** Returns the same pace where so many questions are left to ask. */
  public QueuePace withLeft(int newLeft) {
    return new QueuePace(newLeft, answered, secondsEach);
  }

  /** Returns how many minutes the questions that are left will take. */
  public double minutesLeft() {
    return left * secondsEach / 60;
  }
}
