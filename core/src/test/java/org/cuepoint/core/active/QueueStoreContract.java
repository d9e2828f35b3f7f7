package org.cuepoint.core.active;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.SuggestionId;
import org.cuepoint.core.edit.EditJournal;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.ProjectContract;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.Test;

/** What every {@link QueueStore} does. */
public abstract class QueueStoreContract extends ProjectContract {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05.123456789Z");

  private QueueStore store() {
    return ports.queue();
  }

  private QueueRound round(int items) {
    RoundId id = RoundId.random();
    List<QueueItem> list = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      Map<String, Double> guess = new LinkedHashMap<>();
      guess.put("wave", 0.52);
      guess.put("raise", 0.41);
      guess.put("a", 0.07);
      list.add(
          new QueueItem(
              QueueItemId.random(),
              id,
              i,
              video.id(),
              i % 2 == 0 ? Optional.empty() : Optional.of(RegionId.random()),
              Fixtures.range(i, i + 10),
              i % 2 == 0 ? Optional.of(SuggestionId.random()) : Optional.empty(),
              1.0 / (i + 1),
              Map.of("entropy", 0.3, "margin", 0.1),
              guess,
              i == 1 ? QueueItem.Audit.YES : QueueItem.Audit.NO));
    }
    return new QueueRound(
        id, START, "cuepoint", "max-herding", ModelVersionId.random(), "FE-XS v1", list);
  }

  private static Answer answer(QueueItem item, int second) {
    return new Answer(
        item.id(),
        second % 2 == 0 ? Answer.Decision.LABELLED : Answer.Decision.SKIPPED,
        Fixtures.ADA,
        START.plusSeconds(second),
        2.5,
        second % 2 == 0 ? Answer.View.BLIND : Answer.View.SUGGESTED);
  }

  @Test
  void theLatestRoundIsTheCurrentOne() {
    assertEquals(Optional.empty(), store().currentRound());
    assertEquals(List.of(), store().openItems());
    QueueRound first = round(2);
    QueueRound second = round(3);
    store().addRound(first);
    store().addRound(second);
    assertEquals(Optional.of(second), store().currentRound());
    assertEquals(List.of(first, second), store().rounds());
    assertEquals(second.items(), store().openItems());
    assertEquals(
        Optional.of(first.items().getFirst()), store().item(first.items().getFirst().id()));
    assertEquals(Optional.empty(), store().item(QueueItemId.random()));
  }

  @Test
  void aRoundKeepsTheExampleThatItsPlacesWereToLookLike() {
    for (Optional<ClassId> said : List.of(Optional.<ClassId>empty(), Optional.of(wave))) {
      QueueRound like =
          new QueueRound(
              RoundId.random(),
              START,
              "like",
              "like",
              ModelVersionId.random(),
              "FE-XS v1",
              List.of(),
              Optional.of(
                  new Example(
                      video.id(),
                      said.map(c -> RegionId.random()),
                      new FrameRange(10, said.isPresent() ? 10 : 40),
                      said)));
      store().addRound(like);
      assertEquals(Optional.of(like), store().currentRound());
    }
  }

  @Test
  void roundsOfWhichNothingWasAnsweredAreForgottenButTheLatest() {
    QueueRound answered = round(2);
    QueueRound passedOver = round(2);
    QueueRound latest = round(3);
    store().addRound(answered);
    store().answer(answer(answered.items().getFirst(), 0));
    store().addRound(passedOver);
    store().addRound(latest);
    store().forgetUnansweredRounds();
    assertEquals(List.of(answered, latest), store().rounds());
    assertEquals(latest.items(), store().openItems());
    assertEquals(1, store().answers().size());
    assertEquals(Optional.empty(), store().item(passedOver.items().getFirst().id()));
  }

  @Test
  void theGuessKeepsItsOrder() {
    QueueRound round = round(1);
    store().addRound(round);
    assertEquals(
        List.of("wave", "raise", "a"),
        List.copyOf(store().openItems().getFirst().guess().keySet()));
  }

  @Test
  void whatModelsSaidOfAPlaceReadsTheSameLater() {
    Opinion teacher = new Opinion("teacher", "wave: \"left\"", .7);
    Opinion student = new Opinion("shift-attention", "", .6);
    QueueRound plain = round(1);
    QueueItem item = plain.items().getFirst();
    QueueItem told =
        new QueueItem(
            item.id(),
            item.round(),
            item.rank(),
            item.video(),
            item.region(),
            item.range(),
            item.suggestion(),
            item.score(),
            Map.of(teacher.part(), .7, student.part(), .6, RankedClip.EDGE_SECONDS, .4),
            item.guess(),
            item.audit());
    store()
        .addRound(
            new QueueRound(
                plain.id(),
                plain.created(),
                plain.acquisition(),
                plain.chooser(),
                plain.model(),
                plain.encoder(),
                List.of(told)));
    QueueItem kept = store().openItems().getFirst();
    assertEquals(List.of(teacher, student), Opinion.of(kept.parts()));
    assertEquals(told, kept);
  }

  @Test
  void anAnsweredItemIsNoLongerOpen() {
    QueueRound round = round(4);
    store().addRound(round);
    store().answer(answer(round.items().get(0), 0));
    store().answer(answer(round.items().get(2), 1));
    assertEquals(List.of(round.items().get(1), round.items().get(3)), store().openItems());
    assertEquals(Optional.of(round), store().currentRound());
  }

  @Test
  void answersComeOldestFirst() {
    QueueRound round = round(2);
    store().addRound(round);
    Answer late = answer(round.items().get(0), 5);
    Answer early = answer(round.items().get(1), 2);
    store().answer(late);
    store().answer(early);
    assertEquals(List.of(early, late), store().answers());
  }

  @Test
  void everyDecisionIsKept() {
    Answer.Decision[] all = Answer.Decision.values();
    QueueRound round = round(all.length);
    store().addRound(round);
    for (int i = 0; i < all.length; i++) {
      store()
          .answer(
              new Answer(
                  round.items().get(i).id(),
                  all[i],
                  Fixtures.ADA,
                  START.plusSeconds(i),
                  1,
                  Answer.View.SUGGESTED));
    }
    assertEquals(List.of(all), store().answers().stream().map(Answer::decision).toList());
  }

  @Test
  void anAnswerCountsWhileItsStepIsDone() {
    QueueRound round = round(2);
    store().addRound(round);
    QueueItem item = round.items().getFirst();
    EditJournal journal = new EditJournal(ports.journal(), Fixtures.ADA, InstantSource.system());
    EditStep step = journal.apply(video.id(), "test.answer", List.of());
    Answer answer =
        new Answer(
            item.id(),
            Answer.Decision.SKIPPED,
            Fixtures.ADA,
            START,
            1,
            Answer.View.SUGGESTED,
            Optional.of(step.id()));
    store().answer(answer);
    assertEquals(List.of(answer), store().answers());
    assertEquals(1, store().openItems().size());
    journal.undo(Optional.of(video.id()));
    assertEquals(List.of(), store().answers());
    assertEquals(round.items(), store().openItems());
    assertEquals(Optional.of(item), store().answeredBy(step.id()));
    journal.redo(Optional.of(video.id()));
    assertEquals(List.of(answer), store().answers());
    journal.undo(Optional.of(video.id()));
    journal.apply(video.id(), "test.other", List.of());
    assertEquals(round.items(), store().openItems());
  }

  @Test
  void thePaceIsTheMedianOfThePersonsOwnAnswers() {
    QueueRound round = round(5);
    store().addRound(round);
    assertEquals(new QueuePace(5, 0, QueuePace.USUAL_SECONDS), QueuePace.of(store(), Fixtures.ADA));
    double[] seconds = {2, 9, 4};
    for (int i = 0; i < seconds.length; i++) {
      store()
          .answer(
              new Answer(
                  round.items().get(i).id(),
                  Answer.Decision.ACCEPTED,
                  Fixtures.ADA,
                  START.plusSeconds(i),
                  seconds[i],
                  Answer.View.SUGGESTED));
    }
    QueuePace pace = QueuePace.of(store(), Fixtures.ADA);
    assertEquals(new QueuePace(2, 3, 4), pace);
    assertEquals(2 * 4 / 60.0, pace.minutesLeft(), 1e-12);
    assertEquals(
        QueuePace.USUAL_SECONDS,
        QueuePace.of(store(), new org.cuepoint.core.annotation.Annotator.Person("bob"))
            .secondsEach());
  }

  @Test
  void anAnswerToNoQuestionIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> store().answer(answer(round(1).items().getFirst(), 0)));
  }

  @Test
  void questionsOfAModelThatNobodyAnsweredAreForgotten() {
    QueueRound none = round(2);
    QueueRound some = round(3);
    QueueRound other = round(1);
    QueueRound latest = round(2);
    List.of(none, some, other, latest).forEach(store()::addRound);
    store().answer(answer(some.items().get(1), 1));
    store().forgetQuestions(Set.of(none.model(), some.model(), latest.model()));
    assertEquals(
        List.of(some.id(), other.id(), latest.id()),
        store().rounds().stream().map(QueueRound::id).toList());
    assertEquals(List.of(some.items().get(1)), store().rounds().getFirst().items());
    assertEquals(List.of(), store().openItems(), "no older question comes back");
    assertEquals(1, store().answers().size());
    assertEquals(other, store().rounds().get(1));
  }
}
