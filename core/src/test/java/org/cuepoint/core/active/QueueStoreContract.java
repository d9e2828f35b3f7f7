package org.cuepoint.core.active;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.SuggestionId;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.ProjectContract;
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
  void theGuessKeepsItsOrder() {
    QueueRound round = round(1);
    store().addRound(round);
    assertEquals(
        List.of("wave", "raise", "a"),
        List.copyOf(store().openItems().getFirst().guess().keySet()));
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
  void anAnswerToNoQuestionIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> store().answer(answer(round(1).items().getFirst(), 0)));
  }
}
