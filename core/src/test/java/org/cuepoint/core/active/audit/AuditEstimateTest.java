package org.cuepoint.core.active.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.cuepoint.core.active.Answer.View;
import org.cuepoint.core.active.QueueItem.Audit;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.active.audit.Judgement.Outcome;
import org.cuepoint.core.active.audit.Judgement.Pair;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.junit.jupiter.api.Test;

final class AuditEstimateTest {

  private static final int NOTHING = Target.BACKGROUND;
  private static final GuessReading READING =
      new GuessReading(List.of("walk", "run", "blink"), List.of(List.of(0, 1), List.of(2)));

  private static RoundId round(int number) {
    return new RoundId(new UUID(0, number));
  }

  private static Judgement judged(int second, int round, int guessed, int said) {
    return new Judgement(
        round(round),
        Instant.ofEpochSecond(second),
        Audit.YES,
        View.SUGGESTED,
        Outcome.JUDGED,
        2,
        List.of(new Pair(guessed, said)));
  }

  private static Judgement unjudged(Outcome outcome) {
    return new Judgement(round(1), Instant.EPOCH, Audit.YES, View.SUGGESTED, outcome, 1, List.of());
  }

  @Test
  void accuracyF1AndClassesAreCountedByHand() {
    List<Judgement> answers =
        List.of(
            judged(1, 1, 0, 0),
            judged(2, 1, 0, 1),
            judged(3, 2, 1, NOTHING),
            judged(4, 2, NOTHING, NOTHING),
            judged(5, 2, NOTHING, 0),
            unjudged(Outcome.SKIPPED),
            unjudged(Outcome.AMBIGUOUS),
            unjudged(Outcome.AMBIGUOUS),
            unjudged(Outcome.NO_GUESS));
    AuditEstimate estimate = AuditEstimate.of(answers);
    assertEquals(new Share(2, 5), estimate.accuracy());
    // One hit; guesses of walk and run that were wrong; run and walk that were missed.
    assertEquals(2.0 / (2 + 2 + 2), estimate.f1(), 1e-12);
    assertEquals(1, estimate.skipped());
    assertEquals(2, estimate.ambiguous());
    assertEquals(1, estimate.noGuess());
    assertEquals(
        List.of(
            new AuditEstimate.PerClass(NOTHING, new Share(1, 2), new Share(1, 2)),
            new AuditEstimate.PerClass(0, new Share(1, 2), new Share(1, 2)),
            new AuditEstimate.PerClass(1, new Share(0, 1), new Share(0, 1))),
        estimate.classes());
    assertEquals(
        List.of(
            new AuditEstimate.PerRound(round(1), Instant.ofEpochSecond(1), new Share(1, 2)),
            new AuditEstimate.PerRound(round(2), Instant.ofEpochSecond(3), new Share(1, 3))),
        estimate.rounds());
    assertTrue(estimate.drift().isEmpty(), "five answers show no change");
  }

  @Test
  void chosenQuestionsDoNotCount() {
    Judgement chosen =
        new Judgement(
            round(1),
            Instant.EPOCH,
            Audit.NO,
            View.SUGGESTED,
            Outcome.JUDGED,
            1,
            List.of(new Pair(0, 1)));
    assertEquals(new Share(0, 0), AuditEstimate.of(List.of(chosen)).accuracy());
  }

  @Test
  void driftComparesTheLatestHalfWithWhatWasBefore() {
    List<Judgement> answers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      answers.add(judged(i, i / 10, 0, i < 30 && i % 2 == 0 ? 1 : 0));
    }
    ShareDifference drift = AuditEstimate.of(answers.reversed()).drift().orElseThrow();
    assertEquals(new Share(30, 30), drift.first());
    assertEquals(new Share(15, 30), drift.second());
    assertTrue(drift.isClear());
  }

  @Test
  void aDeniedGuessIsWrongAndNoClassIsMissed() {
    AuditEstimate estimate = AuditEstimate.of(List.of(judged(1, 1, 0, Target.NOT_KNOWN)));
    assertEquals(new Share(0, 1), estimate.accuracy());
    assertEquals(0, estimate.f1());
    assertEquals(
        List.of(new AuditEstimate.PerClass(0, new Share(0, 1), new Share(0, 0))),
        estimate.classes());
  }

  @Test
  void biasIsTheAgreementInSightLessTheHiddenOne() {
    List<Judgement> answers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      answers.add(seen(View.SUGGESTED, i < 9 ? 0 : 1));
      answers.add(seen(View.BLIND, i < 3 ? 0 : 1));
    }
    SuggestionBias bias = SuggestionBias.of(answers);
    assertEquals(new Share(9, 10), bias.shown());
    assertEquals(new Share(3, 10), bias.blind());
    assertEquals(0.1705, bias.difference().low(), 5e-5);
    assertTrue(bias.difference().isClear());
  }

  private static Judgement seen(View view, int said) {
    return new Judgement(
        round(1), Instant.EPOCH, Audit.NO, view, Outcome.JUDGED, 1, List.of(new Pair(0, said)));
  }

  @Test
  void backgroundIsWhatTheKeptClassesLeaveInTheirGroup() {
    assertEquals(List.of(1, NOTHING), READING.guessed(guess("run", 0.5, "walk", 0.2)));
    assertEquals(List.of(NOTHING, NOTHING), READING.guessed(guess("run", 0.3, "walk", 0.2)));
    assertEquals(List.of(0, 2), READING.guessed(guess("blink", 0.9, "walk", 0.8)));
    assertEquals(List.of(), READING.guessed(guess("gone", 0.9, "renamed", 0.1)));
    assertEquals(List.of(), READING.guessed(Map.of()));
  }

  private static Map<String, Double> guess(String first, double p, String second, double q) {
    Map<String, Double> guess = new LinkedHashMap<>();
    guess.put(first, p);
    guess.put(second, q);
    return guess;
  }

  @Test
  void theLabelOfMostTicksIsWhatWasSaid() {
    List<Target> targets =
        List.of(
            new Target(0, 0, 6, 1, List.of()),
            new Target(0, 6, 16, NOTHING, List.of()),
            new Target(0, 16, 30, Target.NOT_KNOWN, List.of(0)),
            new Target(1, 0, 16, 2, List.of()));
    assertEquals(OptionalInt.of(NOTHING), GuessReading.said(targets, 0, 0, 0, 16));
    assertEquals(OptionalInt.of(1), GuessReading.said(targets, 0, 0, 0, 11));
    assertEquals(OptionalInt.of(2), GuessReading.said(targets, 1, NOTHING, 4, 8));
    assertEquals(
        OptionalInt.of(Target.NOT_KNOWN),
        GuessReading.said(targets, 0, 0, 16, 30),
        "the guess was denied");
    assertEquals(
        OptionalInt.empty(),
        GuessReading.said(targets, 0, 1, 16, 30),
        "another class was denied, which says nothing of the guess");
    assertEquals(OptionalInt.empty(), GuessReading.said(targets, 0, 0, 40, 50));
  }

  @Test
  void whatIsJudgedHasSomethingToCompare() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Judgement(
                round(1), Instant.EPOCH, Audit.YES, View.BLIND, Outcome.JUDGED, 1, List.of()));
  }
}
