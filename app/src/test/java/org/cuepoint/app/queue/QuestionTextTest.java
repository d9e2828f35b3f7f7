package org.cuepoint.app.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.app.workspace.QueueEntry;
import org.cuepoint.core.active.Opinion;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.active.QueuePace;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.testing.Fixtures;
import org.junit.jupiter.api.Test;

class QuestionTextTest {

  private static final Video VIDEO = Fixtures.video("park.mp4", Fixtures.media(100));

  private static QueueEntry entry(
      String chooser, QueueItem.Audit audit, Map<String, Double> parts) {
    Map<String, Double> guess = new LinkedHashMap<>();
    guess.put("wave", 0.48);
    guess.put("raise", 0.41);
    guess.put("jump", 0.05);
    QueueItem item =
        new QueueItem(
            QueueItemId.random(),
            RoundId.random(),
            0,
            VIDEO.id(),
            Optional.empty(),
            Fixtures.range(10, 20),
            Optional.empty(),
            1.2,
            parts,
            guess,
            audit);
    return new QueueEntry(item, VIDEO, 0.4, 0.8, chooser);
  }

  private static String why(String chooser, Map<String, Double> parts) {
    return QuestionText.why(entry(chooser, QueueItem.Audit.NO, parts), QuestionText.Guess.SHOWN);
  }

  @Test
  void aQuestionByExampleNamesTheExample() {
    QueueEntry plain = entry("like", QueueItem.Audit.NO, Map.of("margin", 0.07));
    QueueEntry said =
        new QueueEntry(
            plain.item(),
            VIDEO,
            0.4,
            0.8,
            "like",
            Optional.of(new QueueEntry.Like(Optional.of("wave"), "x.mp4", 12.04)));
    assertEquals(
        "looks like wave at 0:12.0 in x.mp4", QuestionText.why(said, QuestionText.Guess.SHOWN));
    assertEquals("looks like 0:12.0 in x.mp4", QuestionText.why(said, QuestionText.Guess.HIDDEN));
    assertEquals(
        "looks like 0:12.0 in x.mp4",
        QuestionText.like(new QueueEntry.Like(Optional.empty(), "x.mp4", 12)));
  }

  @Test
  void closeClassesAreNamedWithTheirProbabilities() {
    assertEquals(
        "two classes close: wave 0.48, raise 0.41; edge unclear",
        why("uncertainty", Map.of("margin", 0.07, "boundary", 1.2, "entropy", 1.0)));
  }

  @Test
  void doubtThatIsSmallIsNoReason() {
    assertEquals(
        "most to learn from",
        why("uncertainty", Map.of("margin", 0.9, "boundary", 0.1, "bald", 0.01)));
    assertEquals("no class stands out", why("uncertainty", Map.of("least-confidence", 0.7)));
  }

  @Test
  void whatIsUnlikeAllLabelsSaysSo() {
    assertEquals("unlike all that is labelled", why("max-herding", Map.of()));
  }

  @Test
  void disagreementNamesWhoDisagreesAndNoMoreThanIsKnown() {
    assertEquals(
        "teacher and student disagree; models disagree",
        why("disagreement", Map.of("disagreement", 0.6, "bald", 0.4)));
  }

  private static Map<String, Double> opposed(double sure) {
    return Map.of(
        new Opinion("shift-attention", "raise", sure).part(),
        sure,
        new Opinion("teacher", "wave", .7).part(),
        .7,
        "edge-seconds",
        .42,
        "margin",
        .07);
  }

  @Test
  void twoModelsAreQuotedAndAnUnclearEdgeHasItsSeconds() {
    assertEquals(
        "teacher says wave, student says raise; edge unclear ±0.4 s",
        why("uncertainty", opposed(.6)));
    assertEquals(
        "teacher says jump, live head says nothing",
        why(
            "uncertainty",
            Map.of("says:live-head:", .5, "says:teacher:jump", .5, "edge-seconds", .1)));
  }

  @Test
  void whoIsHardlySureIsNotQuoted() {
    assertEquals(
        "two classes close: wave 0.48, raise 0.41; edge unclear ±0.4 s",
        why("uncertainty", opposed(.3)));
  }

  @Test
  void aBlindPersonDoesNotReadWhatModelsSaid() {
    String why =
        QuestionText.why(
            entry("uncertainty", QueueItem.Audit.NO, opposed(.6)), QuestionText.Guess.HIDDEN);
    assertEquals("teacher and student disagree; edge unclear ±0.4 s", why);
  }

  @Test
  void opinionsStandBehindTheNumbers() {
    assertEquals(
        "margin 0.07, edge ± s 0.42, teacher wave 0.70, student raise 0.60, score 1.20",
        QuestionText.numbers(entry("uncertainty", QueueItem.Audit.NO, opposed(.6)).item()));
  }

  @Test
  void theRareClassIsNamedWhereTheGuessHasIt() {
    assertEquals("rare class: jump", why("uncertainty", Map.of("rare", 0.05)));
    assertEquals("perhaps a rare class", why("uncertainty", Map.of("rare", 0.02)));
  }

  @Test
  void anAuditSaysThatItWasDrawn() {
    assertEquals(
        "at random, to measure accuracy",
        QuestionText.why(
            entry("uncertainty", QueueItem.Audit.YES, Map.of("margin", 0.01)),
            QuestionText.Guess.SHOWN));
  }

  @Test
  void aHiddenGuessIsInNoWords() {
    QueueEntry entry =
        entry("uncertainty", QueueItem.Audit.NO, Map.of("margin", 0.07, "rare", 0.05));
    String all =
        QuestionText.why(entry, QuestionText.Guess.HIDDEN)
            + QuestionText.guess(entry.item(), QuestionText.Guess.HIDDEN);
    for (String name : entry.item().guess().keySet()) {
      assertFalse(all.contains(name), all);
    }
    assertEquals(
        "wave 0.48 · raise 0.41", QuestionText.guess(entry.item(), QuestionText.Guess.SHOWN));
  }

  @Test
  void theNumbersOfAllPartsStandTogether() {
    assertEquals(
        "margin 0.07, edges unclear 1.20, entropy 1.00, score 1.20",
        QuestionText.numbers(
            entry(
                    "uncertainty",
                    QueueItem.Audit.NO,
                    Map.of("entropy", 1.0, "margin", 0.07, "boundary", 1.2))
                .item()));
  }

  @Test
  void theHeaderSaysHowMuchIsLeft() {
    assertEquals(
        "21 left, 9 answered, about 4 min", QuestionText.standing(new QueuePace(21, 9, 10)));
    assertEquals(
        "3 left, 27 answered, under a minute", QuestionText.standing(new QueuePace(3, 27, 4)));
    assertEquals("about 4 s each, by your pace", QuestionText.expected(new QueuePace(3, 27, 4.2)));
  }

  @Test
  void theFilterAsksForEveryWordInVideoGroupOrClass() {
    QueueEntry entry = entry("", QueueItem.Audit.NO, Map.of());
    assertTrue(QueueFilter.of("").test(e -> QuestionText.Guess.SHOWN).test(entry));
    assertTrue(QueueFilter.of("PARK wave").test(e -> QuestionText.Guess.SHOWN).test(entry));
    assertFalse(QueueFilter.of("park raise").test(e -> QuestionText.Guess.SHOWN).test(entry));
    assertFalse(QueueFilter.of("wave").test(e -> QuestionText.Guess.HIDDEN).test(entry));
  }
}
