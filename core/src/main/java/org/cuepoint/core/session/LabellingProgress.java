package org.cuepoint.core.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cuepoint.core.active.Answer;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.active.audit.AuditEstimate;
import org.cuepoint.core.active.audit.Judgement;
import org.cuepoint.core.active.audit.Share;
import org.cuepoint.core.active.stopping.ActiveTime;
import org.cuepoint.core.active.stopping.DecisionCosts;
import org.cuepoint.core.active.stopping.DecisionCosts.Decision;
import org.cuepoint.core.active.stopping.DecisionCosts.Kind;
import org.cuepoint.core.active.stopping.LearningCurve;
import org.cuepoint.core.active.stopping.StopAdvice;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.JournalEntry;
import org.cuepoint.core.edit.StepId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.recognition.ModelVersion;

/**
 * Says what labelling has cost, how right the model became, and whether to go on. Reads stores
 * only; thread-safe.
 */
public final class LabellingProgress {

  /** More than a project of months has; the journal wants a number. */
  private static final int ALL = Integer.MAX_VALUE;

  private final ProjectPorts ports;
  private final AnswerJudging judging;

  /** Makes the progress of one project. */
  public LabellingProgress(ProjectPorts ports) {
    this.ports = ports;
    this.judging = new AnswerJudging(ports);
  }

  /**
   * How labelling goes.
   *
   * @param time when people have worked
   * @param answers questions answered or skipped
   * @param costs how long decisions take
   * @param curve minutes against how right the model was
   * @param rounds what the advice looks at, oldest first
   * @param advice whether to go on
   */
  public record Report(
      ActiveTime time,
      int answers,
      DecisionCosts costs,
      LearningCurve curve,
      List<StopAdvice.Round> rounds,
      StopAdvice advice) {
    /** Copies the list. */
    public Report {
      rounds = List.copyOf(rounds);
    }

    /** Returns the minutes that people have worked. */
    public double minutes() {
      return time.minutes();
    }
  }

  /**
   * Returns the models of the answered rounds and the one that suggests now, oldest first, each
   * once in a row: those whose agreement shows whether predictions are stable.
   *
   * @param latest at most so many
   */
  public List<ModelVersion> successiveModels(int latest) {
    List<ModelVersion> models = new ArrayList<>();
    Stream.concat(
            answeredRounds().stream()
                .flatMap(round -> ports.models().model(round.model()).stream()),
            ports.models().active().stream())
        .forEach(
            model -> {
              if (models.isEmpty() || !models.getLast().id().equals(model.id())) {
                models.add(model);
              }
            });
    return List.copyOf(models.subList(Math.max(0, models.size() - latest), models.size()));
  }

  /**
   * Reads and measures.
   *
   * @param successive models that were compared, oldest first; may be empty
   * @param kappas agreement of each of them with the one before it, so one fewer; may be empty
   */
  public Report report(List<ModelVersion> successive, List<Double> kappas) {
    List<AnswerJudging.Judged> judged = judging.judged();
    List<Judgement> judgements = judged.stream().map(AnswerJudging.Judged::judgement).toList();
    List<JournalEntry> journal = ports.journal().history(ALL).reversed();
    ActiveTime time = time(journal);
    List<StopAdvice.Round> rounds = rounds(judgements, time, successive, kappas);
    return new Report(
        time,
        judgements.size(),
        DecisionCosts.of(decisions(judged, journal)),
        LearningCurve.of(judgements, time::minutesUntil),
        rounds,
        StopAdvice.of(rounds));
  }

  private ActiveTime time(List<JournalEntry> journal) {
    List<ActiveTime.Deed> deeds = new ArrayList<>();
    for (Answer answer : ports.queue().answers()) {
      deeds.add(new ActiveTime.Deed(answer.when(), answer.seconds()));
    }
    for (JournalEntry entry : journal) {
      // A step over the whole project, such as an import, is no work of labelling.
      if (entry.step().video().isPresent()) {
        deeds.add(new ActiveTime.Deed(entry.when(), 0));
      }
    }
    return ActiveTime.of(deeds);
  }

  private List<QueueRound> answeredRounds() {
    Set<RoundId> answered =
        ports.queue().answers().stream()
            .flatMap(answer -> ports.queue().item(answer.item()).stream())
            .map(item -> item.round())
            .collect(Collectors.toSet());
    return ports.queue().rounds().stream()
        .filter(round -> answered.contains(round.id()))
        .filter(round -> !round.acquisition().equals(SuspectReport.ACQUISITION))
        .toList();
  }

  private List<StopAdvice.Round> rounds(
      List<Judgement> judgements,
      ActiveTime time,
      List<ModelVersion> successive,
      List<Double> kappas) {
    List<QueueRound> asked = answeredRounds();
    List<StopAdvice.Round> rounds = new ArrayList<>();
    double before = 0;
    for (int i = 0; i < asked.size(); i++) {
      RoundId id = asked.get(i).id();
      List<Judgement> own = judgements.stream().filter(j -> j.round().equals(id)).toList();
      boolean last = i + 1 == asked.size();
      Instant end = last ? Instant.MAX : asked.get(i + 1).created();
      double minutes = time.minutesUntil(end);
      Share audit = AuditEstimate.of(own).accuracy();
      rounds.add(
          new StopAdvice.Round(
              kappa(
                  asked.get(i),
                  last ? Optional.empty() : Optional.of(asked.get(i + 1)),
                  successive,
                  kappas),
              Optional.of(audit),
              OptionalDouble.empty(),
              60 * (minutes - before),
              own.size()));
      before = minutes;
    }
    return rounds;
  }

  /** Finds how much the model after a round agrees with the one before it. */
  private OptionalDouble kappa(
      QueueRound round,
      Optional<QueueRound> next,
      List<ModelVersion> successive,
      List<Double> kappas) {
    for (int i = 0; i < kappas.size(); i++) {
      ModelVersion before = successive.get(i);
      ModelVersion after = successive.get(i + 1);
      boolean begins = before.id().equals(round.model());
      boolean ends =
          next.isPresent()
              ? after.id().equals(next.get().model())
              : ports.models().active().filter(a -> a.id().equals(after.id())).isPresent();
      if (begins && ends) {
        return OptionalDouble.of(kappas.get(i));
      }
    }
    return OptionalDouble.empty();
  }

  private List<Decision> decisions(List<AnswerJudging.Judged> judged, List<JournalEntry> journal) {
    List<Decision> decisions = new ArrayList<>();
    Set<StepId> steps = new HashSet<>();
    for (AnswerJudging.Judged each : judged) {
      decisions.add(new Decision(kind(each), each.answer().seconds()));
      each.answer().step().ifPresent(steps::add);
    }
    Set<UUID> asked = decidedBy(steps, journal);
    for (Video video : ports.project().videos()) {
      ports
          .annotations()
          .suggestions(
              video.id(),
              Set.of(SuggestionStatus.ACCEPTED, SuggestionStatus.EDITED, SuggestionStatus.REJECTED))
          .stream()
          .filter(suggestion -> !asked.contains(suggestion.key()))
          .forEach(
              suggestion ->
                  decisions.add(new Decision(kind(suggestion), suggestion.secondsSpent())));
    }
    decisions.addAll(drawn(journal));
    return decisions;
  }

  /** Returns the suggestions that were decided by answering: the answer counts, not both. */
  private static Set<UUID> decidedBy(Set<StepId> steps, List<JournalEntry> journal) {
    Set<UUID> decided = new HashSet<>();
    for (JournalEntry entry : journal) {
      if (steps.contains(entry.step().id())) {
        for (AnnotationEdit edit : entry.step().edits()) {
          boolean ofSuggestion =
              switch (edit) {
                case AnnotationEdit.Replace(var before, var after) -> after instanceof Suggestion;
                // A guess that was refused before any suggestion stood for it.
                case AnnotationEdit.Add(var added) -> added instanceof Suggestion;
                case AnnotationEdit.Remove(var gone) -> false;
              };
          if (ofSuggestion) {
            decided.add(edit.key());
          }
        }
      }
    }
    return decided;
  }

  private static Kind kind(AnswerJudging.Judged judged) {
    return switch (judged.answer().decision()) {
      case ACCEPTED -> Kind.ACCEPTED;
      case TRIMMED -> Kind.TRIMMED;
      case OTHER_CLASS -> Kind.OTHER_CLASS;
      case REJECTED -> Kind.REJECTED;
      case NOTHING -> Kind.NOTHING;
      case AMBIGUOUS -> Kind.AMBIGUOUS;
      case SKIPPED -> Kind.SKIPPED;
      case LABELLED -> kind(judged.judgement());
    };
  }

  private static Kind kind(Judgement judgement) {
    return switch (judgement.outcome()) {
      case JUDGED -> judgement.agrees() ? Kind.CONFIRMED : Kind.CORRECTED;
      case SKIPPED -> Kind.SKIPPED;
      case AMBIGUOUS -> Kind.AMBIGUOUS;
      case NO_GUESS -> Kind.ANSWERED;
    };
  }

  private Kind kind(Suggestion suggestion) {
    return switch (suggestion.status()) {
      case ACCEPTED -> Kind.ACCEPTED;
      case EDITED -> {
        Optional<Annotation> segment =
            suggestion.segment().flatMap(id -> ports.annotations().find(id.value()));
        boolean renamed =
            segment.isPresent()
                && segment.get() instanceof Segment made
                && !made.actionClass().equals(suggestion.actionClass());
        yield renamed ? Kind.OTHER_CLASS : Kind.TRIMMED;
      }
      default -> Kind.REJECTED;
    };
  }

  /** A segment that was drawn took the time since the step before it, if that was not long ago. */
  private static List<Decision> drawn(List<JournalEntry> journal) {
    List<Decision> drawn = new ArrayList<>();
    for (int i = 0; i < journal.size(); i++) {
      JournalEntry entry = journal.get(i);
      boolean draws =
          entry.kind() == JournalEntry.Kind.DONE
              && entry.step().video().isPresent()
              && entry.step().action().equals(Labelling.Action.ADD.key());
      if (draws) {
        List<ActiveTime.Deed> both = new ArrayList<>();
        if (i > 0 && journal.get(i - 1).step().person().equals(entry.step().person())) {
          both.add(new ActiveTime.Deed(journal.get(i - 1).when(), 0));
        }
        both.add(new ActiveTime.Deed(entry.when(), 0));
        double seconds = 60 * ActiveTime.of(both).minutes();
        // A full minute was cut: nobody knows how long it took.
        drawn.add(new Decision(Kind.DRAWN, seconds < 60 ? seconds : 0));
      }
    }
    return drawn;
  }
}
