package org.cuepoint.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.active.Answer;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.active.audit.Share;
import org.cuepoint.core.active.stopping.DecisionCosts.Kind;
import org.cuepoint.core.active.stopping.StopAdvice;
import org.cuepoint.core.edit.EditJournal;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions of two seconds (50 frames) in a video of forty, and what is said of them. */
class AuditingTest {

  private static final int LENGTH = 50;

  private final InMemoryProject project = new InMemoryProject();
  private final IndexedMedia media = Fixtures.media(1000);
  private final List<QueueItem> items = new ArrayList<>();
  private Video video;
  private Labelling labelling;
  private ClassId walk;
  private ClassId run;
  private Instant now = Instant.parse("2026-01-01T10:00:00Z");

  @BeforeEach
  void openProject() {
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "run"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    walk = scheme.classes().get(0).id();
    run = scheme.classes().get(1).id();
    Video bare = Fixtures.video("a.mp4", media);
    video = bare.withHash(ContentHash.of("a"));
    project.project().addVideo(video, media);
    labelling =
        new Labelling(
            project.annotations(),
            new EditJournal(project.journal(), Fixtures.ADA, () -> now),
            () -> project.project().project().scheme());
    RoundId round = RoundId.random();
    for (int i = 0; i < 10; i++) {
      Map<String, Double> guess = new LinkedHashMap<>();
      guess.put(i < 6 ? "walk" : "run", i == 5 ? 0.2 : 0.7);
      items.add(
          new QueueItem(
              QueueItemId.random(),
              round,
              i,
              video.id(),
              Optional.empty(),
              Fixtures.range(LENGTH * i, LENGTH * (i + 1)),
              Optional.empty(),
              1,
              Map.of(),
              guess,
              i == 9 ? QueueItem.Audit.NO : QueueItem.Audit.YES));
    }
    project
        .queue()
        .addRound(
            new QueueRound(round, now, "margin", "margin", Fixtures.MODEL, "FE-XS v1", items));
  }

  private void answer(int item, Answer.Decision decision, Answer.View view, double seconds) {
    now = now.plusSeconds(20);
    project
        .queue()
        .answer(new Answer(items.get(item).id(), decision, Fixtures.ADA, now, seconds, view));
  }

  private void say(int item, ClassId actionClass, Answer.View view) {
    labelling.add(
        video.id(),
        Optional.empty(),
        actionClass,
        media.index(),
        new FrameRange(LENGTH * item, LENGTH * item + 40));
    review(item);
    answer(item, Answer.Decision.LABELLED, view, 10);
  }

  private void review(int item) {
    labelling.review(
        video.id(),
        Optional.empty(),
        media.index(),
        new FrameRange(LENGTH * item, LENGTH * (item + 1)));
  }

  @Test
  void answersAreJudgedByWhatTheLabelsSayNow() {
    say(0, walk, Answer.View.SUGGESTED);
    say(1, run, Answer.View.BLIND);
    review(2);
    answer(2, Answer.Decision.LABELLED, Answer.View.SUGGESTED, 4);
    answer(3, Answer.Decision.SKIPPED, Answer.View.SUGGESTED, 2);
    answer(4, Answer.Decision.LABELLED, Answer.View.SUGGESTED, 2);
    review(5);
    answer(5, Answer.Decision.LABELLED, Answer.View.SUGGESTED, 6);
    say(9, run, Answer.View.BLIND);

    Auditing.Report report = new Auditing(project).report();

    // Walk was right, run was not walk, nothing was not walk, nothing was guessed and right.
    assertEquals(new Share(2, 4), report.estimate().accuracy());
    assertEquals(1, report.estimate().skipped());
    assertEquals(1, report.estimate().ambiguous(), "answered, and nothing is labelled there");
    assertEquals(3, report.open());
    assertEquals(new Share(2, 3), report.bias().shown());
    assertEquals(new Share(1, 2), report.bias().blind(), "what is no audit counts for this");
    assertEquals("background", report.name(-1));
    assertEquals("walk", report.name(0));
  }

  @Test
  void aLabelThatIsCorrectedLaterCorrectsTheEstimate() {
    say(0, walk, Answer.View.SUGGESTED);
    assertEquals(new Share(1, 1), new Auditing(project).report().estimate().accuracy());
    labelling.add(video.id(), Optional.empty(), run, media.index(), new FrameRange(0, 40));
    assertEquals(new Share(0, 1), new Auditing(project).report().estimate().accuracy());
  }

  @Test
  void theLatestAnswerToAQuestionCounts() {
    answer(0, Answer.Decision.SKIPPED, Answer.View.SUGGESTED, 1);
    say(0, walk, Answer.View.SUGGESTED);
    assertEquals(0, new Auditing(project).report().estimate().skipped());
    assertEquals(new Share(1, 1), new Auditing(project).report().estimate().accuracy());
  }

  @Test
  void progressCountsTimeAndCosts() {
    say(0, walk, Answer.View.SUGGESTED);
    say(1, run, Answer.View.SUGGESTED);
    answer(2, Answer.Decision.SKIPPED, Answer.View.SUGGESTED, 3);

    LabellingProgress.Report report = new LabellingProgress(project).report(List.of(), List.of());

    assertEquals(3, report.answers());
    assertEquals(10, report.costs().of(Kind.CONFIRMED).orElseThrow().median(), 1e-9);
    assertEquals(10, report.costs().of(Kind.CORRECTED).orElseThrow().median(), 1e-9);
    assertEquals(3, report.costs().of(Kind.SKIPPED).orElseThrow().median(), 1e-9);
    assertEquals(2, report.costs().of(Kind.DRAWN).orElseThrow().count());
    assertEquals(1, report.rounds().size());
    assertEquals(3, report.rounds().getFirst().items());
    assertEquals(60 * report.minutes(), report.rounds().getFirst().seconds(), 1e-6);
    assertTrue(report.minutes() > 0 && report.minutes() < 1.1, "" + report.minutes());
    assertEquals(StopAdvice.Verdict.TOO_EARLY, report.advice().verdict());
    assertEquals(List.of(), report.curve().points());
  }

  @Test
  void nothingSuspectMakesNoQueue() {
    SuspectReview review = new SuspectReview(project, InstantSource.fixed(now));
    assertThrows(
        IllegalStateException.class,
        () -> review.queue(new SuspectReport(List.of(), List.of(), 0, 2, 1), 5));
  }
}
