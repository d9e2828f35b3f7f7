package org.cuepoint.app.queue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.app.fx.ShortTime;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.QueueEntry;
import org.cuepoint.core.active.Opinion;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueuePace;
import org.cuepoint.core.active.RankedClip;
import org.cuepoint.core.active.Signal;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.session.MapReview;

/** The words of one question. Immutable. */
final class QuestionText {

  /** Whether the model's guess is in the words. */
  enum Guess {
    /** It is. */
    SHOWN,
    /** A person answers without having seen it. */
    HIDDEN
  }

  private static final int GUESSES_SHOWN = 2;
  private static final int REASONS_SHOWN = 2;

  /** What says most of a question first. */
  private static final List<String> PARTS =
      List.of(
          RankedClip.RARE,
          Signal.MARGIN.word(),
          Signal.BALD.word(),
          Signal.DISAGREEMENT.word(),
          Signal.BOUNDARY.word(),
          RankedClip.EDGE_SECONDS,
          Signal.ENTROPY.word(),
          Signal.LEAST_CONFIDENCE.word());

  /** Acquisition functions that choose what is unlike all that is labelled. */
  private static final Set<String> COVERING =
      Set.of("max-herding", "typiclust", "prob-cover", "coreset");

  // Below and above these a person who looks at the numbers would say so too; the order of the
  // queue does not depend on them.
  private static final double CLOSE_MARGIN = 0.25;
  private static final double MODELS_DISAGREE = 0.1;
  private static final double TEACHER_DISAGREES = 0.2;
  // ln 2: two places for the edge are equally likely.
  private static final double EDGE_UNCLEAR = 0.69;
  private static final double EDGE_SPREAD_SECONDS = 0.2;
  private static final double WORTH_QUOTING = 0.4;
  private static final double UNSURE = 0.5;

  private QuestionText() {}

  /** Returns for example {@code wave 0.52 · raise 0.41}. */
  static String guess(QueueItem item, Guess view) {
    if (view == Guess.HIDDEN) {
      return Messages.text("queue.guess-hidden");
    }
    if (item.guess().isEmpty()) {
      return Messages.text("queue.no-guess");
    }
    return best(item).stream()
        .limit(GUESSES_SHOWN)
        .map(QuestionText::named)
        .collect(Collectors.joining(" · "));
  }

  private static List<Map.Entry<String, Double>> best(QueueItem item) {
    return item.guess().entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .toList();
  }

  private static String named(Map.Entry<String, Double> guess) {
    return guess.getKey() + " " + number(guess.getValue());
  }

  /** Returns the class that is most probable, unless it is hidden. */
  static Optional<String> proposed(QueueItem item, Guess view) {
    return view == Guess.HIDDEN ? Optional.empty() : item.proposed();
  }

  /** Returns for example {@code 1:12.4 – 1:15.0}. */
  static String time(QueueEntry entry) {
    return ShortTime.place(entry.startSeconds()) + " – " + ShortTime.place(entry.endSeconds());
  }

  /**
   * Says why it is asked, for example {@code teacher says wave, student says raise; edge unclear
   * ±0.4 s}; two reasons at most.
   */
  static String why(QueueEntry entry, Guess view) {
    QueueItem item = entry.item();
    if (item.audit() == QueueItem.Audit.YES) {
      return Messages.text("queue.why.audit");
    }
    if (entry.like().isPresent()) {
      QueueEntry.Like like = entry.like().get();
      // The class of the example is a guess too.
      return like(
          view == Guess.SHOWN
              ? like
              : new QueueEntry.Like(Optional.empty(), like.video(), like.seconds()));
    }
    List<String> reasons = new ArrayList<>();
    if (entry.chooser().equals(MapReview.ACQUISITION)) {
      reasons.add(Messages.text("queue.why.map"));
    }
    part(item, RankedClip.RARE).ifPresent(p -> reasons.add(rare(item, p, view)));
    if (COVERING.contains(entry.chooser())) {
      reasons.add(Messages.text("queue.why.unlike"));
    }
    Optional<String> quoted = opposed(item, view);
    if (quoted.isEmpty()) {
      part(item, Signal.MARGIN.word())
          .filter(margin -> margin < CLOSE_MARGIN)
          .ifPresent(margin -> reasons.add(close(item, view)));
    }
    quoted.ifPresent(reasons::add);
    if (exceeds(item, Signal.BALD, MODELS_DISAGREE)) {
      reasons.add(Messages.text("queue.why.bald"));
    }
    edge(item).ifPresent(reasons::add);
    if (reasons.isEmpty() && exceeds(item, Signal.LEAST_CONFIDENCE, UNSURE)) {
      reasons.add(Messages.text("queue.why.unsure"));
    }
    return reasons.isEmpty()
        ? Messages.text("queue.why.score")
        : reasons.stream().limit(REASONS_SHOWN).collect(Collectors.joining("; "));
  }

  /** Two models that contradict each other are quoted where both are sure enough of it. */
  private static Optional<String> opposed(QueueItem item, Guess view) {
    List<Opinion> opinions =
        Opinion.of(item.parts()).stream()
            .filter(opinion -> opinion.probability() >= WORTH_QUOTING)
            .toList();
    if (opinions.size() == 2) {
      Opinion one = opinions.get(0);
      Opinion other = opinions.get(1);
      return Optional.of(
          view == Guess.SHOWN
              ? Messages.text(
                  "queue.why.opposed",
                  speaker(one.speaker()),
                  label(one),
                  speaker(other.speaker()),
                  label(other))
              : Messages.text(
                  "queue.why.disagree", speaker(one.speaker()), speaker(other.speaker())));
    }
    return exceeds(item, Signal.DISAGREEMENT, TEACHER_DISAGREES)
        ? Optional.of(Messages.text("queue.why.disagreement"))
        : Optional.empty();
  }

  private static String label(Opinion opinion) {
    return opinion.label().isEmpty() ? Messages.text("queue.opinion.nothing") : opinion.label();
  }

  /** Names a kind of model by its part in the project. */
  private static String speaker(String word) {
    Optional<ModelKind> kind =
        Arrays.stream(ModelKind.values()).filter(each -> each.word().equals(word)).findFirst();
    if (kind.isEmpty()) {
      return word;
    }
    return switch (kind.get()) {
      case TEACHER -> Messages.text("queue.opinion.teacher");
      case SEE_VERY_LITTLE, SHIFT_ATTENTION, ATTENTION_LSTM, FOCAL_NANO ->
          Messages.text("queue.opinion.student");
      case FAST_HEAD -> Messages.text("queue.opinion.fast-head");
      case LIVE_HEAD -> Messages.text("queue.opinion.live-head");
      case ENCODER, BACKBONE, TEMPORAL -> word;
    };
  }

  /** Says how unclear an edge is, in seconds where they are known. */
  private static Optional<String> edge(QueueItem item) {
    Optional<Double> spread = part(item, RankedClip.EDGE_SECONDS);
    if (spread.isPresent()) {
      return spread
          .filter(seconds -> seconds >= EDGE_SPREAD_SECONDS)
          .map(
              seconds ->
                  Messages.text(
                      "queue.why.edge-seconds", String.format(Locale.ROOT, "%.1f", seconds)));
    }
    return exceeds(item, Signal.BOUNDARY, EDGE_UNCLEAR)
        ? Optional.of(Messages.text("queue.why.edge"))
        : Optional.empty();
  }

  /** Returns for example {@code looks like wave at 0:12.4 in park.mp4}. */
  static String like(QueueEntry.Like like) {
    String place = ShortTime.place(like.seconds());
    return like.actionClass()
        .map(name -> Messages.text("queue.why.like", name, place, like.video()))
        .orElseGet(() -> Messages.text("queue.why.like-place", place, like.video()));
  }

  private static Optional<Double> part(QueueItem item, String name) {
    return Optional.ofNullable(item.parts().get(name));
  }

  private static boolean exceeds(QueueItem item, Signal signal, double threshold) {
    return part(item, signal.word()).filter(value -> value > threshold).isPresent();
  }

  /** The part is the probability of the class, which the guess has under its name. */
  private static String rare(QueueItem item, double probability, Guess view) {
    return item.guess().entrySet().stream()
        .filter(guess -> view == Guess.SHOWN && guess.getValue() == probability)
        .findFirst()
        .map(guess -> Messages.text("queue.why.rare", guess.getKey()))
        .orElseGet(() -> Messages.text("queue.why.rare-class"));
  }

  private static String close(QueueItem item, Guess view) {
    List<Map.Entry<String, Double>> best = best(item);
    return view == Guess.SHOWN && best.size() > 1
        ? Messages.text("queue.why.close", named(best.get(0)), named(best.get(1)))
        : Messages.text("queue.why.close-classes");
  }

  /** Returns all numbers, for example {@code margin 0.08, edges unclear 1.21, score 1.20}. */
  static String numbers(QueueItem item) {
    String parts =
        item.parts().entrySet().stream()
            .filter(entry -> !Opinion.isPart(entry.getKey()))
            .sorted(
                Comparator.comparingInt((Map.Entry<String, Double> entry) -> place(entry.getKey()))
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(entry -> word(entry.getKey()) + " " + number(entry.getValue()) + ", ")
            .collect(Collectors.joining());
    String said =
        Opinion.of(item.parts()).stream()
            .map(
                opinion ->
                    Messages.text(
                            "queue.opinion",
                            speaker(opinion.speaker()),
                            label(opinion),
                            number(opinion.probability()))
                        + ", ")
            .collect(Collectors.joining());
    return parts + said + Messages.text("queue.score", number(item.score()));
  }

  /** Returns for example {@code 21 left, 9 answered, about 3 min}. */
  static String standing(QueuePace pace) {
    return Messages.text(
        "queue.standing",
        pace.left(),
        pace.answered(),
        pace.minutesLeft() < 1
            ? Messages.text("queue.under-a-minute")
            : Messages.text("queue.minutes", Math.round(pace.minutesLeft())));
  }

  /** Returns for example {@code about 6 s}. */
  static String expected(QueuePace pace) {
    return Messages.text("queue.expected", Math.round(pace.secondsEach()));
  }

  private static int place(String part) {
    int known = PARTS.indexOf(part);
    return known < 0 ? PARTS.size() : known;
  }

  private static String word(String name) {
    return Messages.find("queue.part." + name).orElse(name);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
