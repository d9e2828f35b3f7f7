package org.cuepoint.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cuepoint.app.testing.FakeLearningLoop;
import org.cuepoint.app.testing.FakeMedia;
import org.cuepoint.core.active.Answer;
import org.cuepoint.core.active.Blinding;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.Edge;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two videos with questions; all jobs run inline, and the clock goes on by a second a look. */
class QueueActionsTest {

  private final InMemoryProject project = new InMemoryProject();
  private final FakeLearningLoop loop = new FakeLearningLoop(project);
  private Instant now = Instant.EPOCH;
  private final Workspace workspace = new Workspace(WorkspaceRunners.inline(), this::tick);
  private final QueueActions questions = workspace.questions();

  private Instant tick() {
    now = now.plusSeconds(1);
    return now;
  }

  @BeforeEach
  void rankTwoVideos() {
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "wave"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    workspace.attach(
        new Navigation() {
          @Override
          public void seek(int frame) {
            workspace.video().playheadProperty().set(frame);
          }

          @Override
          public void show(FrameRange frames) {}
        });
    workspace.open(
        new ProjectSession(
            project, new FakeMedia(), loop, new Annotator.Person("ada"), this::tick));
    workspace.project().addVideos(List.of(Path.of("a.mp4"), Path.of("b.mp4")));
    workspace.marking().add(named("walk"), new FrameRange(980, 990));
    workspace.learn().index();
    workspace.learn().updateWhileLabellingProperty().set(false);
    workspace.learn().rank();
    questions.next();
  }

  private ClassId named(String name) {
    return workspace.schemeProperty().get().find(name).orElseThrow().id();
  }

  private QueueEntry asked() {
    QueueEntry entry = questions.askedProperty().get();
    assertNotNull(entry);
    return entry;
  }

  private List<Answer.Decision> decisions() {
    return project.queue().answers().stream().map(Answer::decision).toList();
  }

  private List<Segment> segmentsAt(QueueEntry entry) {
    return project.annotations().segments(entry.item().video()).stream()
        .filter(
            s ->
                s.range().frames().start() >= entry.item().range().frames().start()
                    && s.range().frames().end() <= entry.item().range().frames().end())
        .toList();
  }

  @Test
  void openingAnotherVideoLeavesTheQuestion() {
    workspace.videos().stream()
        .map(entry -> entry.video().id())
        .filter(id -> !id.equals(asked().item().video()))
        .findFirst()
        .ifPresent(workspace::openVideo);
    assertNull(questions.askedProperty().get());
    assertFalse(questions.guessHiddenProperty().get());
    assertEquals(List.of(), decisions());
  }

  @Test
  void whatAcceptingTakesIsNamedBeforeSomebodyAccepts() {
    workspace.video().clearSelection();
    Optional<String> guessed = questions.takenProperty().getValue();
    workspace.marking().add(named("wave"), asked().item().range().frames());
    workspace.video().select(workspace.video().segments().getFirst());
    assertEquals(Optional.of("wave"), questions.takenProperty().getValue());
    workspace.video().clearSelection();
    assertEquals(guessed, questions.takenProperty().getValue());
    questions.leave();
    assertEquals(Optional.empty(), questions.takenProperty().getValue());
  }

  @Test
  void moreLikeASegmentIsAskedUntilDoneAndLabelsMakeNoNewQueueMeanwhile() {
    questions.leave();
    workspace.video().select(workspace.video().segments().getFirst());
    workspace.learn().findLike(Optional.empty());
    assertEquals(
        Optional.of(new QueueEntry.Like(Optional.of("walk"), "a.mp4", 980 / 25.0)),
        workspace.queue().getFirst().like());
    QueueRound round = project.queue().currentRound().orElseThrow();
    assertEquals("like", round.acquisition());
    assertEquals(
        Optional.of(new FrameRange(980, 990)), round.example().map(example -> example.frames()));

    int before = loop.questionsWanted().size();
    workspace.learn().updateWhileLabellingProperty().set(true);
    questions.next();
    questions.skip();
    assertEquals(0, loop.questionsWanted().get(before));

    workspace.learn().rank();
    workspace.video().clearSelection();
    workspace.marking().add(named("wave"), new FrameRange(20, 30));
    assertTrue(loop.questionsWanted().getLast() > 0, "the person asked for other questions");
  }

  @Test
  void anExampleMayBeTheFramesBetweenInAndOut() {
    questions.leave();
    workspace.video().clearSelection();
    workspace.learn().findLike(Optional.empty());
    assertEquals(
        Optional.empty(),
        project.queue().currentRound().orElseThrow().example(),
        "nothing to look for");
    workspace.learn().findLike(Optional.of(new FrameRange(250, 300)));
    assertEquals(
        Optional.of(new QueueEntry.Like(Optional.empty(), "a.mp4", 10)),
        workspace.queue().getFirst().like());
  }

  @Test
  void everyKindOfAnswerIsToldApartAndGoesOn() {
    int open = workspace.queue().size();
    questions.accept();
    workspace.marking().useClass(other());
    workspace.labels().nudgeSelected(Edge.START, 2);
    questions.accept();
    workspace.labels().deleteSelected();
    questions.done();
    questions.leaveOpen();
    questions.skip();
    assertEquals(
        List.of(
            Answer.Decision.ACCEPTED,
            Answer.Decision.OTHER_CLASS,
            Answer.Decision.TRIMMED,
            Answer.Decision.REJECTED,
            Answer.Decision.NOTHING,
            Answer.Decision.AMBIGUOUS,
            Answer.Decision.SKIPPED),
        decisions());
    assertEquals(open - 7, workspace.queue().size());
    assertEquals(workspace.queue().getFirst(), asked());
    assertTrue(project.queue().answers().stream().allMatch(answer -> answer.seconds() > 0));
    assertEquals(7, questions.paceProperty().get().answered());
  }

  /** Returns the class that the question on screen does not propose. */
  private ClassId other() {
    Suggestion proposed = workspace.video().selectedSuggestionProperty().get();
    assertNotNull(proposed);
    return proposed.actionClass().equals(named("walk")) ? named("wave") : named("walk");
  }

  @Test
  void eachAnswerIsOneStepAndUndoGoesBackToItsQuestion() {
    List<Runnable> answers =
        List.of(
            questions::accept,
            questions::reject,
            questions::done,
            questions::leaveOpen,
            questions::skip);
    for (Runnable answer : answers) {
      QueueEntry entry = asked();
      List<Segment> before = project.annotations().segments(entry.item().video());
      int open = workspace.queue().size();
      answer.run();
      assertNotEquals(entry, asked());
      workspace.labels().undo();
      assertEquals(entry, asked());
      assertEquals(open, workspace.queue().size());
      assertEquals(before, project.annotations().segments(entry.item().video()));
      assertEquals(List.of(), project.queue().answers());
    }
  }

  @Test
  void redoAnswersAgain() {
    QueueEntry first = asked();
    questions.skip();
    QueueEntry second = asked();
    workspace.labels().undo();
    assertEquals(first, asked());
    workspace.labels().redo();
    assertEquals(List.of(Answer.Decision.SKIPPED), decisions());
    assertEquals(second, asked());
  }

  @Test
  void undoGoesBackToAnAnswerInAnotherVideo() {
    QueueEntry last =
        workspace.queue().stream()
            .filter(q -> q.video().name().equals("a.mp4"))
            .reduce((a, b) -> b)
            .orElseThrow();
    questions.ask(last);
    questions.skip();
    assertEquals("b.mp4", asked().video().name());
    assertTrue(questions.canGoBack().get());
    workspace.labels().undo();
    assertEquals(last, asked());
    assertEquals("a.mp4", workspace.video().current().orElseThrow().name());
  }

  @Test
  void undoTakesBackWhatWasEditedSinceTheAnswerFirst() {
    questions.skip();
    QueueEntry second = asked();
    workspace.marking().add(named("walk"), new FrameRange(950, 960));
    workspace.labels().undo();
    assertEquals(second, asked());
    assertEquals(List.of(Answer.Decision.SKIPPED), decisions());
  }

  @Test
  void aClassKeyIsEnoughWhereNothingIsProposed() {
    QueueEntry entry = asked();
    workspace.video().clearSelection();
    workspace.marking().useClass(named("wave"));
    Segment point = segmentsAt(entry).getFirst();
    FrameRange window = entry.item().range().frames();
    assertTrue(point.range().isPoint());
    assertEquals(named("wave"), point.actionClass());
    assertEquals((window.start() + window.end()) / 2, point.range().frames().start());
    assertEquals(1, decisions().size());
    assertEquals(Draft.NONE, workspace.video().draftProperty().get());
  }

  @Test
  void notThisClassWithoutASuggestionLeavesANegativeSegmentOfTheGuess() {
    QueueEntry entry = asked();
    workspace.video().clearSelection();
    questions.reject();
    Segment negative = segmentsAt(entry).getFirst();
    assertEquals(LabelState.NEGATIVE, negative.state());
    assertEquals(named(entry.item().proposed().orElseThrow()), negative.actionClass());
    assertEquals(entry.item().range(), negative.range());
    assertEquals(List.of(Answer.Decision.REJECTED), decisions());
  }

  @Test
  void whatNobodyCanTellIsUnknown() {
    QueueEntry entry = asked();
    questions.leaveOpen();
    assertEquals(
        List.of(LabelState.UNKNOWN), segmentsAt(entry).stream().map(Segment::state).toList());
    assertTrue(
        workspace.video().suggestions().stream()
            .noneMatch(s -> s.range().equals(entry.item().range())));
  }

  @Test
  void escapeLeavesTheQuestionOnceNothingIsSelected() {
    int open = workspace.queue().size();
    workspace.marking().selectNone();
    assertNotNull(questions.askedProperty().get());
    workspace.marking().selectNone();
    assertNull(questions.askedProperty().get());
    assertEquals(open, workspace.queue().size());
    workspace.marking().useClass(named("walk"));
    assertFalse(workspace.video().draftProperty().get().isEmpty());
  }

  @Test
  void aQuestionOnScreenOutlivesANewRanking() {
    QueueEntry old = asked();
    workspace.learn().rank();
    assertEquals(old, asked());
    int open = workspace.queue().size();
    questions.skip();
    assertEquals(1, project.queue().answers().size());
    assertEquals(open, workspace.queue().size());
    assertEquals(workspace.queue().getFirst(), asked());
    workspace.labels().undo();
    assertEquals(old.item(), asked().item());
  }

  @Test
  void aHiddenGuessIsNotOnScreenAndIsRecorded() {
    QueueEntry hidden = addHiddenQuestion();
    questions.hidingGuessesProperty().set(true);
    questions.ask(hidden);
    assertTrue(questions.guessHiddenProperty().get());
    assertNull(workspace.video().selectedSuggestionProperty().get());
    assertTrue(
        workspace.video().suggestions().stream()
            .noneMatch(s -> s.range().frames().overlaps(hidden.item().range().frames())));
    questions.accept();
    assertEquals(List.of(), decisions());
    workspace.marking().useClass(named("walk"));
    assertEquals(Answer.View.BLIND, project.queue().answers().getFirst().view());
    assertFalse(questions.guessHiddenProperty().get());
  }

  @Test
  void aGuessThatWasSeenCountsAsSeen() {
    QueueEntry hidden = addHiddenQuestion();
    questions.hidingGuessesProperty().set(true);
    questions.ask(hidden);
    questions.hidingGuessesProperty().set(false);
    questions.skip();
    assertEquals(Answer.View.SUGGESTED, project.queue().answers().getFirst().view());
  }

  /** Asks one question whose guess is hidden from who wants that. */
  private QueueEntry addHiddenQuestion() {
    long number = 0;
    while (!Blinding.hides(new QueueItemId(new UUID(0, number)))) {
      number++;
    }
    QueueItem item = asked().item();
    QueueRound round = project.queue().currentRound().orElseThrow();
    RoundId id = RoundId.random();
    QueueItem blind =
        new QueueItem(
            new QueueItemId(new UUID(0, number)),
            id,
            0,
            item.video(),
            item.region(),
            item.range(),
            Optional.empty(),
            item.score(),
            item.parts(),
            item.guess(),
            item.audit());
    project
        .queue()
        .addRound(
            new QueueRound(
                id,
                round.created(),
                round.acquisition(),
                round.chooser(),
                round.model(),
                round.encoder(),
                List.of(blind)));
    workspace.refreshQueue(() -> {});
    return workspace.queue().getFirst();
  }
}
