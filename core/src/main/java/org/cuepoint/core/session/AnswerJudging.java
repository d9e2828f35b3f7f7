package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.cuepoint.core.active.Answer;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.active.audit.CheckedGuess;
import org.cuepoint.core.active.audit.GuessReading;
import org.cuepoint.core.active.audit.Judgement;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.SnapshotBuilder;

/** Compares what the model had guessed with what the labels say now. Thread-safe. */
final class AnswerJudging {

  private final ProjectPorts ports;
  private final SnapshotSource labels;

  AnswerJudging(ProjectPorts ports) {
    this.ports = ports;
    this.labels = new SnapshotSource(ports.project(), ports.annotations());
  }

  /** An answer, its question, and what it says of the model's guess. */
  record Judged(Answer answer, QueueItem item, Judgement judgement) {}

  /** Judges every answered question, by its latest answer; oldest first. */
  List<Judgement> judgements() {
    return judged().stream().map(Judged::judgement).toList();
  }

  /** Returns each guess of a class that the audit slice has checked. */
  List<CheckedGuess> checkedGuesses() {
    LabelScheme scheme = ports.project().project().scheme();
    List<CheckedGuess> checked = new ArrayList<>();
    for (Judged each : judged()) {
      if (each.judgement().audit() == QueueItem.Audit.YES) {
        for (Judgement.Pair pair : each.judgement().pairs()) {
          if (pair.guessed() >= 0) {
            String name = scheme.classes().get(pair.guessed()).name();
            double confidence = each.item().guess().getOrDefault(name, 0.0);
            checked.add(new CheckedGuess(pair, confidence));
          }
        }
      }
    }
    return checked;
  }

  /** Judges as {@link #judgements} and keeps the answers. */
  List<Judged> judged() {
    Map<QueueItemId, Answer> latest = new LinkedHashMap<>();
    for (Answer answer : ports.queue().answers()) {
      latest.remove(answer.item());
      latest.put(answer.item(), answer);
    }
    if (latest.isEmpty()) {
      return List.of();
    }
    LabelScheme scheme = ports.project().project().scheme();
    List<List<Integer>> groups = SnapshotBuilder.groups(scheme);
    GuessReading reading =
        new GuessReading(scheme.classes().stream().map(ActionClass::name).toList(), groups);
    DatasetSnapshot now = labels.current();
    List<Judged> judgements = new ArrayList<>();
    for (Answer answer : latest.values()) {
      // A video that left the project took its questions along.
      ports
          .queue()
          .item(answer.item())
          .filter(item -> ports.project().video(item.video()).isPresent())
          .ifPresent(
              item -> judgements.add(new Judged(answer, item, judge(answer, item, reading, now))));
    }
    return judgements;
  }

  private Judgement judge(
      Answer answer, QueueItem item, GuessReading reading, DatasetSnapshot now) {
    List<Integer> guessed = reading.guessed(item.guess());
    List<Judgement.Pair> pairs = List.of();
    Judgement.Outcome outcome;
    if (answer.decision() == Answer.Decision.SKIPPED) {
      outcome = Judgement.Outcome.SKIPPED;
    } else if (guessed.isEmpty()) {
      outcome = Judgement.Outcome.NO_GUESS;
    } else {
      pairs = pairs(item, guessed, now);
      outcome = pairs.isEmpty() ? Judgement.Outcome.AMBIGUOUS : Judgement.Outcome.JUDGED;
    }
    return new Judgement(
        item.round(), answer.when(), item.audit(), answer.view(), outcome, answer.seconds(), pairs);
  }

  private List<Judgement.Pair> pairs(QueueItem item, List<Integer> guessed, DatasetSnapshot now) {
    Optional<DatasetSnapshot.Clip> clip =
        now.clips().stream()
            .filter(each -> each.video().equals(item.video().toString()))
            .filter(
                each ->
                    Objects.equals(
                        Optional.ofNullable(each.region()),
                        item.region().map(region -> region.toString())))
            .findFirst();
    if (clip.isEmpty()) {
      return List.of();
    }
    FrameIndex index = ports.project().index(item.video()).index();
    FeatureClock clock = new FeatureClock(now.clock());
    int start = clock.firstTickAtOrAfter(index, item.range().frames().start());
    int end = Math.max(start + 1, clock.firstTickAtOrAfter(index, item.range().frames().end()));
    List<Judgement.Pair> pairs = new ArrayList<>();
    for (int g = 0; g < guessed.size(); g++) {
      OptionalInt said = GuessReading.said(clip.get().targets(), g, guessed.get(g), start, end);
      if (said.isPresent()) {
        pairs.add(new Judgement.Pair(guessed.get(g), said.getAsInt()));
      } else {
        int group = g;
        // One key puts a point into the window, which says what happens and not how long.
        clip.get().weakLabels().pointTargets(now.space()).stream()
            .filter(point -> point.group() == group)
            .filter(point -> point.start() >= start && point.start() < end)
            .findFirst()
            .ifPresent(point -> pairs.add(new Judgement.Pair(guessed.get(group), point.label())));
      }
    }
    return pairs;
  }
}
