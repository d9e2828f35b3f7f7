package org.cuepoint.core.overview;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cuepoint.core.active.Answer;
import org.cuepoint.core.active.QueuePace;
import org.cuepoint.core.active.audit.AuditEstimate;
import org.cuepoint.core.active.audit.Share;

/**
 * How the asking goes.
 *
 * @param pace open questions and how fast they are answered
 * @param waiting suggestions that wait for a decision
 * @param answersPerDay questions that were answered, by the day of the answer; days without any are
 *     missing
 * @param decisions how often each decision was made
 * @param audit how right the model is, by the questions drawn at random
 * @param refused suggestions that were refused, of all that were decided: an interval as if each
 *     were independent, which those of one video are not quite
 */
public record QueueHealth(
    QueuePace pace,
    int waiting,
    SortedMap<LocalDate, Integer> answersPerDay,
    Map<Answer.Decision, Integer> decisions,
    AuditEstimate audit,
    Share refused) {

  /** Copies the maps, in order. */
  public QueueHealth {
    answersPerDay = Collections.unmodifiableSortedMap(new TreeMap<>(answersPerDay));
    EnumMap<Answer.Decision, Integer> copy = new EnumMap<>(Answer.Decision.class);
    copy.putAll(decisions);
    decisions = Collections.unmodifiableMap(copy);
  }

  static QueueHealth of(
      List<Answer> answers,
      QueuePace pace,
      int waiting,
      AuditEstimate audit,
      Share refused,
      ZoneId zone) {
    SortedMap<LocalDate, Integer> days = new TreeMap<>();
    EnumMap<Answer.Decision, Integer> decisions = new EnumMap<>(Answer.Decision.class);
    for (Answer answer : answers) {
      days.merge(LocalDate.ofInstant(answer.when(), zone), 1, Integer::sum);
      decisions.merge(answer.decision(), 1, Integer::sum);
    }
    return new QueueHealth(pace, waiting, days, decisions, audit, refused);
  }

  /** Returns how many questions were answered or skipped. */
  public int answers() {
    return decisions.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns the share of questions that were skipped, or that nobody could answer. */
  public Share withoutAnswer() {
    int skipped = decisions.getOrDefault(Answer.Decision.SKIPPED, 0);
    int ambiguous = decisions.getOrDefault(Answer.Decision.AMBIGUOUS, 0);
    return new Share(skipped + ambiguous, answers());
  }
}
