package org.cuepoint.core.active.stopping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cuepoint.core.active.audit.Share;

/**
 * Whether more labels are worth it, by three signs. Advice and no more: nothing is ever stopped.
 *
 * <ol>
 *   <li>{@link Sign#STABLE}: the models of the latest three rounds agree with those before them on
 *       a fixed set of places (Cohen's κ at least 0.99 each time; Bloodgood and Vijay-Shanker, "A
 *       method for stopping active learning based on stabilizing predictions and the need for
 *       user-adjustable stopping", CoNLL 2009).
 *   <li>{@link Sign#NO_RISE}: over the latest rounds the audit shows no rise: its trend (Armitage,
 *       "Tests for linear trends in proportions and frequencies", Biometrics 11, 1955) may be 0 at
 *       95 %, and came to less than five points. A weak sign alone, since few audit answers show
 *       little.
 *   <li>{@link Sign#LITTLE_GAIN}: the next twenty questions would gain less than half a point by
 *       the {@link PowerLaw} of the scores; from audits only with forty answers or more, as fewer
 *       give a level curve by chance.
 * </ol>
 *
 * <p>Stopping is advised when predictions are stable and no other sign that is known speaks against
 * it. It is called near when predictions are stable, or when both other signs hold: in simulations
 * on motion-theatre the third alone came five points of F1@25 too early.
 *
 * @param verdict what to do
 * @param signs one of each kind, in the order above
 * @param gain expected gain of the next twenty questions, 0 to 1; empty when not known
 */
public record StopAdvice(Verdict verdict, List<Evidence> signs, OptionalDouble gain) {

  /** So many questions are looked ahead. */
  public static final int NEXT_ITEMS = 20;

  private static final double STABLE_KAPPA = 0.99;
  private static final int STABLE_ROUNDS = 3;
  private static final int TREND_ROUNDS = 5;
  private static final int LEAST_TREND_ROUNDS = 3;
  private static final int LEAST_TREND_ANSWERS = 20;
  private static final double LITTLE_RISE = 0.05;
  private static final double LITTLE_GAIN = 0.005;
  private static final int LEAST_GAIN_ANSWERS = 40;
  private static final double NORMAL_QUANTILE = 1.96;

  /** Copies the signs. */
  public StopAdvice {
    signs = List.copyOf(signs);
  }

  /** What to do. */
  public enum Verdict {
    /** Too little is known. */
    TOO_EARLY,
    /** More labels help. */
    GO_ON,
    /** Predictions are stable, or audit and curve are both level: more labels help little. */
    NEARLY,
    /** More labels will change little. */
    STOP
  }

  /** What is looked at. */
  public enum Sign {
    /** Successive models say the same. */
    STABLE,
    /** The audit does not rise. */
    NO_RISE,
    /** The learning curve promises little. */
    LITTLE_GAIN
  }

  /** What a sign says. */
  public enum State {
    /** It speaks for stopping. */
    HOLDS,
    /** It speaks against stopping. */
    FAILS,
    /** It says nothing yet. */
    UNKNOWN
  }

  /**
   * What a sign says, and why.
   *
   * @param words one sentence
   */
  public record Evidence(Sign sign, State state, String words) {}

  /**
   * One round of labelling: questions asked, answered, and learnt from.
   *
   * @param kappa agreement of the model after the round with the one before it, on a fixed set of
   *     places; empty when not known
   * @param audit right guesses among the audit questions of this round; empty or without trials
   *     when there were none
   * @param score estimated score after the round, 0 to 1, such as F1; empty to take the audit's
   * @param seconds what the round cost a person, at least 0
   * @param items questions answered, at least 0
   */
  public record Round(
      OptionalDouble kappa,
      Optional<Share> audit,
      OptionalDouble score,
      double seconds,
      int items) {}

  /**
   * Advises.
   *
   * @param rounds oldest first
   */
  public static StopAdvice of(List<Round> rounds) {
    OptionalDouble gain = expectedGain(rounds);
    Evidence stable = stable(rounds);
    Evidence little = little(gain);
    List<Evidence> signs = List.of(stable, noRise(rounds), little);
    return new StopAdvice(verdict(signs), signs, gain);
  }

  private static Verdict verdict(List<Evidence> signs) {
    State stable = signs.getFirst().state();
    boolean level = signs.get(1).state() == State.HOLDS && signs.getLast().state() == State.HOLDS;
    if (signs.stream().allMatch(sign -> sign.state() == State.UNKNOWN)) {
      return Verdict.TOO_EARLY;
    }
    boolean against = signs.stream().anyMatch(sign -> sign.state() == State.FAILS);
    if (stable == State.HOLDS && !against) {
      return Verdict.STOP;
    }
    return stable == State.HOLDS || level ? Verdict.NEARLY : Verdict.GO_ON;
  }

  /** Returns the advice and its reasons as sentences. */
  public String words() {
    StringBuilder words =
        new StringBuilder(
            switch (verdict) {
              case TOO_EARLY -> "It is too early to say; go on labelling.";
              case GO_ON -> "More labels still help; go on.";
              case NEARLY ->
                  "More labels help little by now; another round or two will show whether to stop.";
              case STOP ->
                  "More labels will change little; you can stop, or go on with the classes that"
                      + " matter most to you.";
            });
    signs.forEach(sign -> words.append(' ').append(sign.words()));
    return words.toString();
  }

  private static Evidence stable(List<Round> rounds) {
    List<Double> kappas = new ArrayList<>();
    for (Round round : rounds.reversed()) {
      if (round.kappa().isEmpty() || kappas.size() == STABLE_ROUNDS) {
        break;
      }
      kappas.addFirst(round.kappa().getAsDouble());
    }
    if (kappas.isEmpty()) {
      return new Evidence(
          Sign.STABLE, State.UNKNOWN, "Successive models have not been compared yet.");
    }
    double least = kappas.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    boolean stable = least >= STABLE_KAPPA;
    if (stable && kappas.size() < STABLE_ROUNDS) {
      return new Evidence(
          Sign.STABLE,
          State.UNKNOWN,
          String.format(
              Locale.ROOT,
              "Successive models agree (kappa %.3f), but for %d of %d rounds only.",
              least,
              kappas.size(),
              STABLE_ROUNDS));
    }
    return new Evidence(
        Sign.STABLE,
        stable ? State.HOLDS : State.FAILS,
        stable
            ? String.format(
                Locale.ROOT,
                "For %d rounds each model has said the same as the one before (kappa at least"
                    + " %.3f).",
                STABLE_ROUNDS,
                least)
            : String.format(
                Locale.ROOT,
                "In the latest rounds models still changed their mind (kappa down to %.3f; stable"
                    + " is %.2f).",
                least,
                STABLE_KAPPA));
  }

  private static Evidence noRise(List<Round> rounds) {
    List<Double> minutes = new ArrayList<>();
    List<Share> shares = new ArrayList<>();
    double spent = 0;
    for (Round round : rounds) {
      spent += round.seconds() / 60;
      if (round.audit().isPresent() && round.audit().get().total() > 0) {
        minutes.add(spent);
        shares.add(round.audit().get());
      }
    }
    int from = Math.max(0, shares.size() - TREND_ROUNDS);
    Optional<Trend> trend =
        Trend.of(minutes.subList(from, minutes.size()), shares.subList(from, shares.size()));
    if (trend.isEmpty()) {
      return new Evidence(
          Sign.NO_RISE, State.UNKNOWN, "There are too few audit answers to see a trend.");
    }
    Trend seen = trend.get();
    double rise = seen.slope() * seen.minutes();
    boolean flat = seen.slope() - NORMAL_QUANTILE * seen.error() <= 0 && rise < LITTLE_RISE;
    return new Evidence(
        Sign.NO_RISE,
        flat ? State.HOLDS : State.FAILS,
        String.format(
            Locale.ROOT,
            "Over the latest %d rounds the audit's accuracy went %s by %.1f points (%d answers;"
                + " chance alone makes %.1f).",
            shares.size() - from,
            rise < 0 ? "down" : "up",
            100 * Math.abs(rise),
            seen.answers(),
            100 * NORMAL_QUANTILE * seen.error() * seen.minutes()));
  }

  private static Evidence little(OptionalDouble gain) {
    if (gain.isEmpty()) {
      return new Evidence(
          Sign.LITTLE_GAIN, State.UNKNOWN, "The learning curve is too short to be continued.");
    }
    return new Evidence(
        Sign.LITTLE_GAIN,
        gain.getAsDouble() < LITTLE_GAIN ? State.HOLDS : State.FAILS,
        String.format(
            Locale.ROOT,
            "The next %d questions would gain about %.1f points.",
            NEXT_ITEMS,
            100 * gain.getAsDouble()));
  }

  /** Continues the curve of the scores by as much time as twenty questions took lately. */
  private static OptionalDouble expectedGain(List<Round> rounds) {
    List<PowerLaw.Sample> samples = new ArrayList<>();
    double spent = 0;
    long audits = 0;
    boolean scored = false;
    for (Round round : rounds) {
      spent += round.seconds();
      boolean audited = round.audit().isPresent() && round.audit().get().total() > 0;
      if (spent > 0 && round.score().isPresent()) {
        samples.add(new PowerLaw.Sample(spent, round.score().getAsDouble(), 1));
        scored = true;
      } else if (spent > 0 && audited) {
        Share audit = round.audit().get();
        samples.add(new PowerLaw.Sample(spent, audit.value(), audit.total()));
        audits += audit.total();
      }
    }
    List<Round> lately = rounds.subList(Math.max(0, rounds.size() - STABLE_ROUNDS), rounds.size());
    int items = lately.stream().mapToInt(Round::items).sum();
    double seconds = lately.stream().mapToDouble(Round::seconds).sum();
    Optional<PowerLaw> law = PowerLaw.fit(samples);
    if (law.isEmpty() || items == 0 || (!scored && audits < LEAST_GAIN_ANSWERS)) {
      return OptionalDouble.empty();
    }
    double next = NEXT_ITEMS * seconds / items;
    return OptionalDouble.of(law.get().at(spent + next) - law.get().at(spent));
  }

  /** A linear trend of shares over time, with its standard error while there is none. */
  private record Trend(double slope, double error, double minutes, long answers) {

    static Optional<Trend> of(List<Double> minutes, List<Share> shares) {
      Share all = shares.stream().reduce(new Share(0, 0), Share::plus);
      if (shares.size() < LEAST_TREND_ROUNDS || all.total() < LEAST_TREND_ANSWERS) {
        return Optional.empty();
      }
      double mean = 0;
      for (int i = 0; i < shares.size(); i++) {
        mean += minutes.get(i) * shares.get(i).total() / all.total();
      }
      double spread = 0;
      double together = 0;
      for (int i = 0; i < shares.size(); i++) {
        double off = minutes.get(i) - mean;
        spread += shares.get(i).total() * off * off;
        together += off * (shares.get(i).hits() - shares.get(i).total() * all.value());
      }
      if (spread == 0) {
        return Optional.empty();
      }
      return Optional.of(
          new Trend(
              together / spread,
              Math.sqrt(all.value() * (1 - all.value()) / spread),
              minutes.getLast() - minutes.getFirst(),
              all.total()));
    }
  }
}
