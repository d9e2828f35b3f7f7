package org.cuepoint.core.active.stopping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.cuepoint.core.active.Answer.View;
import org.cuepoint.core.active.QueueItem.Audit;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.active.audit.Judgement;
import org.cuepoint.core.active.audit.Share;
import org.cuepoint.core.active.stopping.DecisionCosts.Decision;
import org.cuepoint.core.active.stopping.DecisionCosts.Kind;
import org.cuepoint.core.active.stopping.StopAdvice.Round;
import org.cuepoint.core.active.stopping.StopAdvice.Sign;
import org.cuepoint.core.active.stopping.StopAdvice.State;
import org.cuepoint.core.active.stopping.StopAdvice.Verdict;
import org.junit.jupiter.api.Test;

final class StoppingTest {

  private static Round round(double kappa, int hits, int total, double score) {
    return new Round(
        OptionalDouble.of(kappa),
        Optional.of(new Share(hits, total)),
        OptionalDouble.of(score),
        60,
        20);
  }

  private static StopAdvice.Evidence sign(StopAdvice advice, Sign sign) {
    return advice.signs().stream().filter(s -> s.sign() == sign).findFirst().orElseThrow();
  }

  /** 20 twice yes, 15 twice no, 5 and 10 apart: p_o = 0.7, p_e = 0.5. */
  @Test
  void kappaIsTheTextbooks() {
    int[] first = new int[50];
    int[] second = new int[50];
    for (int i = 0; i < 50; i++) {
      first[i] = i < 25 ? 1 : 0;
      second[i] = i < 20 || (i >= 25 && i < 35) ? 1 : 0;
    }
    assertEquals(0.4, Kappa.of(first, second), 1e-12);
    assertEquals(1, Kappa.of(first, first), 1e-12);
    assertEquals(1, Kappa.of(new int[] {4, 4}, new int[] {4, 4}));
    assertEquals(-1, Kappa.of(new int[] {0, 1}, new int[] {1, 0}), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> Kappa.of(new int[0], new int[0]));
    assertThrows(IllegalArgumentException.class, () -> Kappa.of(new int[1], new int[2]));
  }

  @Test
  void aPowerLawIsFoundAgainAndContinued() {
    PowerLaw truth = new PowerLaw(0.9, 0.6, 0.5);
    List<PowerLaw.Sample> samples = new ArrayList<>();
    for (double x : new double[] {1, 2, 4, 8, 16}) {
      samples.add(new PowerLaw.Sample(x, truth.at(x), 10));
    }
    PowerLaw found = PowerLaw.fit(samples).orElseThrow();
    for (double x : new double[] {3, 16, 32}) {
      assertEquals(truth.at(x), found.at(x), 0.003, "at " + x);
    }
    assertTrue(PowerLaw.fit(samples.subList(0, 3)).isEmpty());
  }

  @Test
  void aCurveNeverFallsAndNeverPassesOne() {
    List<PowerLaw.Sample> falling = new ArrayList<>();
    List<PowerLaw.Sample> steep = new ArrayList<>();
    for (int x = 1; x <= 6; x++) {
      falling.add(new PowerLaw.Sample(x, 0.8 - 0.05 * x, 1));
      steep.add(new PowerLaw.Sample(x, 0.15 * x, 1));
    }
    PowerLaw flat = PowerLaw.fit(falling).orElseThrow();
    assertEquals(0.625, flat.at(100), 1e-9, "the mean");
    PowerLaw limited = PowerLaw.fit(steep).orElseThrow();
    assertTrue(limited.at(1e9) <= 1 + 1e-12 && limited.at(7) > limited.at(6));
  }

  @Test
  void itIsTooEarlyWithoutRounds() {
    StopAdvice advice = StopAdvice.of(List.of());
    assertEquals(Verdict.TOO_EARLY, advice.verdict());
    assertTrue(advice.words().startsWith("It is too early"), advice.words());
    assertTrue(advice.gain().isEmpty());
  }

  @Test
  void whileModelsChangeAndScoresRiseLabellingGoesOn() {
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      rounds.add(round(0.8, 4 + i, 12, 0.3 + 0.1 * i));
    }
    StopAdvice advice = StopAdvice.of(rounds);
    assertEquals(Verdict.GO_ON, advice.verdict());
    assertEquals(State.FAILS, sign(advice, Sign.STABLE).state());
    assertEquals(State.FAILS, sign(advice, Sign.LITTLE_GAIN).state());
    assertEquals(State.FAILS, sign(advice, Sign.NO_RISE).state());
    assertTrue(advice.gain().getAsDouble() > 0.01);
  }

  @Test
  void whenNothingChangesAnyMoreStoppingIsAdvised() {
    List<Round> rounds = new ArrayList<>();
    double[] scores = {0.3, 0.6, 0.75, 0.8, 0.8, 0.8, 0.8, 0.8};
    for (int i = 0; i < scores.length; i++) {
      rounds.add(round(i < 4 ? 0.9 : 0.995, 10, 12, scores[i]));
    }
    StopAdvice advice = StopAdvice.of(rounds);
    assertEquals(Verdict.STOP, advice.verdict(), advice.words());
    assertTrue(advice.signs().stream().allMatch(sign -> sign.state() == State.HOLDS));
    assertTrue(advice.words().contains("you can stop"), advice.words());
    assertEquals(Verdict.GO_ON, StopAdvice.of(rounds.subList(0, 4)).verdict());
  }

  private static List<Round> level(int rounds) {
    Round each =
        new Round(
            OptionalDouble.of(0.8), Optional.of(new Share(5, 10)), OptionalDouble.empty(), 60, 20);
    return java.util.Collections.nCopies(rounds, each);
  }

  @Test
  void fewAuditAnswersMakeNoLearningCurve() {
    assertEquals(State.UNKNOWN, sign(StopAdvice.of(level(3)), Sign.LITTLE_GAIN).state());
    StopAdvice enough = StopAdvice.of(level(5));
    assertEquals(State.HOLDS, sign(enough, Sign.LITTLE_GAIN).state());
    assertEquals(Verdict.NEARLY, enough.verdict(), "audit and curve are level: " + enough.words());
  }

  @Test
  void aLevelCurveAloneIsNotNearly() {
    List<Round> rounds = new ArrayList<>(level(5));
    // The audit rises at last, by more than chance makes, while scores stay what they were.
    for (int i = 0; i < 5; i++) {
      rounds.add(
          new Round(
              OptionalDouble.of(0.8),
              Optional.of(new Share(20 + 6 * i, 60)),
              OptionalDouble.of(0.5),
              60,
              20));
    }
    StopAdvice advice = StopAdvice.of(rounds);
    assertEquals(State.FAILS, sign(advice, Sign.NO_RISE).state());
    assertEquals(Verdict.GO_ON, advice.verdict(), advice.words());
  }

  @Test
  void twoStableRoundsAreNotThree() {
    List<Round> rounds = List.of(round(0.995, 1, 1, 0.5), round(0.995, 1, 1, 0.5));
    StopAdvice.Evidence stable = sign(StopAdvice.of(rounds), Sign.STABLE);
    assertEquals(State.UNKNOWN, stable.state());
    assertTrue(stable.words().contains("2 of 3"), stable.words());
  }

  @Test
  void oneRestlessRoundOfThreeSpeaksAgainstStopping() {
    List<Round> rounds =
        List.of(round(0.995, 1, 1, 0.5), round(0.98, 1, 1, 0.5), round(0.995, 1, 1, 0.5));
    assertEquals(State.FAILS, sign(StopAdvice.of(rounds), Sign.STABLE).state());
  }

  /** Shares 0.5, 0.6, 0.7 of 20 a minute apart: slope 0.1 a minute, error √(0.24 / 40). */
  @Test
  void theTrendOfTheAuditIsComputedByHand() {
    List<Round> rounds =
        List.of(round(0.5, 10, 20, 0.5), round(0.5, 12, 20, 0.6), round(0.5, 14, 20, 0.7));
    StopAdvice.Evidence rise = sign(StopAdvice.of(rounds), Sign.NO_RISE);
    assertEquals(State.FAILS, rise.state(), "it rose by more than five points");
    double chance = 100 * 1.96 * Math.sqrt(0.24 / 40) * 2;
    assertTrue(rise.words().contains("up by 20.0 points (60 answers"), rise.words());
    assertTrue(
        rise.words().contains(String.format(java.util.Locale.ROOT, "%.1f", chance)), rise.words());
  }

  @Test
  void tenAuditAnswersMakeAPointOfTheCurve() {
    List<Judgement> answers = new ArrayList<>();
    for (int i = 0; i < 45; i++) {
      boolean audit = i % 2 == 0;
      answers.add(
          new Judgement(
              new RoundId(new UUID(0, 1)),
              Instant.ofEpochSecond(60L * i),
              audit ? Audit.YES : Audit.NO,
              View.SUGGESTED,
              Judgement.Outcome.JUDGED,
              30,
              List.of(new Judgement.Pair(0, audit && i < 20 && i % 4 == 0 ? 1 : 0))));
    }
    LearningCurve curve = LearningCurve.of(answers, when -> when.getEpochSecond() / 60.0);
    assertEquals(2, curve.points().size());
    LearningCurve.Point first = curve.points().getFirst();
    assertEquals(new Share(5, 10), first.accuracy());
    assertEquals(9, first.minutes(), 1e-9, "the mean of 0, 2, … 18");
    assertEquals(10, first.items());
    assertEquals(0.5, first.f1(), 1e-9);
    assertEquals(new Share(10, 10), curve.points().getLast().accuracy());
    assertTrue(curve.gain(45, 10).isEmpty(), "two points are no curve");
  }

  @Test
  void timeAwayIsNoWorkAndOverlapsCountOnce() {
    ActiveTime time =
        ActiveTime.of(
            List.of(
                new ActiveTime.Deed(Instant.ofEpochSecond(100), 10),
                new ActiveTime.Deed(Instant.ofEpochSecond(98), 0),
                new ActiveTime.Deed(Instant.ofEpochSecond(120), 0),
                new ActiveTime.Deed(Instant.ofEpochSecond(1000), 0)));
    // 90 to 100 and 100 to 120 join; of the long gap the last minute counts.
    assertEquals(90.0 / 60, time.minutes(), 1e-9);
    assertEquals(20.0 / 60, time.minutesUntil(Instant.ofEpochSecond(110)), 1e-9);
    assertEquals(0, ActiveTime.of(List.of()).minutes());
  }

  @Test
  void costsAreMediansOfWhatIsKnown() {
    DecisionCosts costs =
        DecisionCosts.of(
            List.of(
                new Decision(Kind.ACCEPTED, 1),
                new Decision(Kind.ACCEPTED, 4),
                new Decision(Kind.ACCEPTED, 2),
                new Decision(Kind.ACCEPTED, 0),
                new Decision(Kind.ACCEPTED, 3),
                new Decision(Kind.SKIPPED, 0)));
    assertEquals(
        new DecisionCosts.Cost(5, 4, 1.75, 2.5, 3.25), costs.of(Kind.ACCEPTED).orElseThrow());
    DecisionCosts.Cost skipped = costs.of(Kind.SKIPPED).orElseThrow();
    assertEquals(1, skipped.count());
    assertTrue(Double.isNaN(skipped.median()));
    assertEquals(2, costs.costs().size());
  }
}
