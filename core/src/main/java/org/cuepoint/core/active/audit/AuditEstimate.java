package org.cuepoint.core.active.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * How right the model is, from questions that were drawn at random and answered. Unbiased for the
 * places that were not labelled when the questions were drawn; what was skipped or could not be
 * said is left out and counted, since the model may well be worse there.
 *
 * @param accuracy share of right guesses
 * @param f1 F1 of the classes without background, over all of them at once, 0 to 1; NaN while no
 *     class was guessed or said
 * @param classes each class that was guessed or said, in scheme order; background first
 * @param rounds each round that has judged questions, oldest first
 * @param skipped audit questions without an answer
 * @param ambiguous audit questions that nobody could answer
 * @param noGuess audit questions of which the model said nothing
 * @param drift the latest answers against all before, empty while there are too few
 */
public record AuditEstimate(
    Share accuracy,
    double f1,
    List<PerClass> classes,
    List<PerRound> rounds,
    int skipped,
    int ambiguous,
    int noGuess,
    Optional<ShareDifference> drift) {

  /** Fewer answers on one side say nothing of a change. */
  static final int LEAST_FOR_DRIFT = 20;

  /** Copies the lists. */
  public AuditEstimate {
    classes = List.copyOf(classes);
    rounds = List.copyOf(rounds);
  }

  /**
   * How right the model is about a class.
   *
   * @param label position of the class, or {@link Target#BACKGROUND}
   * @param whenGuessed share of right ones among guesses of it (precision)
   * @param whenSaid share of right ones where people say it (recall)
   */
  public record PerClass(int label, Share whenGuessed, Share whenSaid) {}

  /**
   * How right the model of a round was.
   *
   * @param round which one
   * @param first when its first judged question was answered
   * @param accuracy share of right guesses
   */
  public record PerRound(RoundId round, Instant first, Share accuracy) {}

  /**
   * Estimates.
   *
   * @param answers in any order; those that were not drawn at random are passed over
   */
  public static AuditEstimate of(List<Judgement> answers) {
    List<Judgement> audit =
        answers.stream()
            .filter(answer -> answer.audit() == QueueItem.Audit.YES)
            .sorted(Comparator.comparing(Judgement::when))
            .toList();
    List<Judgement> judged =
        audit.stream().filter(a -> a.outcome() == Judgement.Outcome.JUDGED).toList();
    return new AuditEstimate(
        agreement(judged),
        f1(judged),
        classes(judged),
        rounds(judged),
        count(audit, Judgement.Outcome.SKIPPED),
        count(audit, Judgement.Outcome.AMBIGUOUS),
        count(audit, Judgement.Outcome.NO_GUESS),
        drift(judged));
  }

  /** Returns the share of judged answers that agree with the guess. */
  public static Share agreement(List<Judgement> answers) {
    List<Judgement> judged =
        answers.stream().filter(a -> a.outcome() == Judgement.Outcome.JUDGED).toList();
    return new Share(judged.stream().filter(Judgement::agrees).count(), judged.size());
  }

  /**
   * Returns F1 = 2 hits / (2 hits + false alarms + misses) of all classes at once, without
   * background, over the places of questions, 0 to 1; NaN where no class was guessed or said.
   */
  public static double f1(List<Judgement> judged) {
    long hits = 0;
    long falseAlarms = 0;
    long misses = 0;
    for (Judgement answer : judged) {
      for (Judgement.Pair pair : answer.pairs()) {
        boolean guessed = pair.guessed() != Target.BACKGROUND;
        boolean said = pair.said() >= 0;
        hits += guessed && pair.agrees() ? 1 : 0;
        falseAlarms += guessed && !pair.agrees() ? 1 : 0;
        misses += said && !pair.agrees() ? 1 : 0;
      }
    }
    return hits + falseAlarms + misses == 0
        ? Double.NaN
        : 2.0 * hits / (2 * hits + falseAlarms + misses);
  }

  private static int count(List<Judgement> audit, Judgement.Outcome outcome) {
    return (int) audit.stream().filter(answer -> answer.outcome() == outcome).count();
  }

  private static List<PerClass> classes(List<Judgement> judged) {
    Map<Integer, PerClass> classes = new TreeMap<>();
    Share none = new Share(0, 0);
    for (Judgement answer : judged) {
      for (Judgement.Pair pair : answer.pairs()) {
        Share one = new Share(pair.agrees() ? 1 : 0, 1);
        classes.merge(pair.guessed(), new PerClass(pair.guessed(), one, none), AuditEstimate::join);
        if (pair.said() != Target.NOT_KNOWN) {
          classes.merge(pair.said(), new PerClass(pair.said(), none, one), AuditEstimate::join);
        }
      }
    }
    return List.copyOf(classes.values());
  }

  private static PerClass join(PerClass a, PerClass b) {
    return new PerClass(
        a.label(), a.whenGuessed().plus(b.whenGuessed()), a.whenSaid().plus(b.whenSaid()));
  }

  private static List<PerRound> rounds(List<Judgement> judged) {
    List<PerRound> rounds = new ArrayList<>();
    for (RoundId round : judged.stream().map(Judgement::round).distinct().toList()) {
      List<Judgement> own = judged.stream().filter(a -> a.round().equals(round)).toList();
      rounds.add(new PerRound(round, own.getFirst().when(), agreement(own)));
    }
    return rounds;
  }

  /** Compares the latest half, but no more than needed to see something, with all before. */
  private static Optional<ShareDifference> drift(List<Judgement> judged) {
    int latest = Math.clamp(judged.size() / 2, 0, 2 * LEAST_FOR_DRIFT);
    int split = judged.size() - latest;
    return latest < LEAST_FOR_DRIFT
        ? Optional.empty()
        : Optional.of(
            new ShareDifference(
                agreement(judged.subList(split, judged.size())),
                agreement(judged.subList(0, split))));
  }
}
