package org.cuepoint.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.app.testing.FakeLearningLoop;
import org.cuepoint.app.testing.FakeMedia;
import org.cuepoint.core.active.Answer;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.session.Speaker;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All jobs run inline, so that every action is complete when it returns. */
class WorkspaceTest {

  private final InMemoryProject project = new InMemoryProject();
  private final FakeLearningLoop loop = new FakeLearningLoop(project);
  private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
  private final Workspace workspace = new Workspace(WorkspaceRunners.inline(), clock);
  private final List<String> shown = new ArrayList<>();

  @BeforeEach
  void openAProjectWithTwoVideos() {
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "wave"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    workspace.attach(
        new Navigation() {
          @Override
          public void seek(int frame) {
            shown.add("seek " + frame);
            playhead(frame);
          }

          @Override
          public void show(FrameRange frames) {
            shown.add("show " + frames.start() + "-" + frames.end());
          }
        });
    workspace.open(session());
    workspace.project().addVideos(List.of(Path.of("a.mp4"), Path.of("b.mp4")));
  }

  private ProjectSession session() {
    return new ProjectSession(project, new FakeMedia(), loop, new Annotator.Person("ada"), clock);
  }

  private void playhead(int frame) {
    workspace.video().playheadProperty().set(frame);
  }

  private ClassId named(String name) {
    return workspace.schemeProperty().get().find(name).orElseThrow().id();
  }

  private List<FrameRange> ranges(String name) {
    return workspace.video().segments().stream()
        .filter(s -> s.actionClass().equals(named(name)))
        .map(s -> s.range().frames())
        .toList();
  }

  private void label(String name, int start, int last) {
    playhead(start);
    workspace.marking().useClass(named(name));
    playhead(last);
    workspace.marking().useClass(named(name));
  }

  private void suggestAndSelectFirst() {
    label("walk", 900, 909);
    workspace.learn().index();
    workspace.video().select(workspace.video().suggestions().getFirst());
  }

  @Test
  void openingShowsTheFirstVideoAndItsFrames() {
    assertEquals("Test", workspace.projectNameProperty().get());
    assertEquals(2, workspace.videos().size());
    assertEquals("a.mp4", workspace.video().current().orElseThrow().name());
    assertEquals(FakeMedia.FRAMES, workspace.video().index().orElseThrow().frameCount());
    assertTrue(workspace.editableProperty().get());
  }

  @Test
  void whatWasRejectedDisappearsFromTheLanesOfAllModelsUntilThatIsUndone() {
    suggestAndSelectFirst();
    Suggestion first = workspace.video().suggestions().getFirst();
    int before = workspace.video().suggestions().size();
    ModelVersionId other = ModelVersionId.random();
    VideoId video = first.video();
    project
        .annotations()
        .replaceProposed(
            video,
            other,
            List.of(
                Fixtures.suggestion(
                    video,
                    other,
                    first.actionClass(),
                    first.range().frames().start() + 5,
                    first.range().frames().end() + 5)));
    workspace.refreshVideo();
    assertEquals(before + 1, workspace.video().suggestions().size());
    workspace.learn().updateWhileLabellingProperty().set(false);

    workspace.decisions().reject(List.of(first));
    assertEquals(before - 1, workspace.video().suggestions().size());
    workspace.refreshVideo();
    assertEquals(before - 1, workspace.video().suggestions().size());
    assertEquals(before - 1, workspace.videos().getFirst().suggestions());

    workspace.labels().undo();
    assertEquals(before + 1, workspace.video().suggestions().size());
  }

  @Test
  void aFileThatIsNoVideoIsNamedAndTheOthersComeIn() {
    workspace.project().addVideos(List.of(Path.of("notes.txt"), Path.of("c.mp4")));
    assertEquals(3, workspace.videos().size());
    assertEquals(Notice.Level.PROBLEM, workspace.noticeProperty().get().level());
    assertTrue(workspace.noticeProperty().get().text().contains("notes.txt"));
  }

  @Test
  void pressingAClassKeyTwiceLabelsFromOneFrameToTheOther() {
    label("walk", 100, 149);
    assertEquals(List.of(new FrameRange(100, 150)), ranges("walk"));
    assertEquals(Draft.NONE, workspace.video().draftProperty().get());
    assertEquals(Instant.EPOCH, workspace.savedAtProperty().get());
  }

  @Test
  void anotherClassKeyEndsTheSegmentAndBeginsTheNext() {
    playhead(100);
    workspace.marking().useClass(named("walk"));
    playhead(150);
    workspace.marking().useClass(named("wave"));
    playhead(199);
    workspace.marking().useClass(named("wave"));
    assertEquals(List.of(new FrameRange(100, 150)), ranges("walk"));
    assertEquals(List.of(new FrameRange(150, 200)), ranges("wave"));
  }

  @Test
  void markedEdgesTakeTheClassThatIsPressed() {
    playhead(10);
    workspace.marking().markStart();
    playhead(29);
    workspace.marking().markEnd();
    playhead(500);
    workspace.marking().useClass(named("wave"));
    assertEquals(List.of(new FrameRange(10, 30)), ranges("wave"));
  }

  @Test
  void undoTakesTheLatestStepBackAndRedoMakesItAgain() {
    label("walk", 100, 149);
    label("wave", 200, 249);
    workspace.labels().undo();
    assertEquals(1, workspace.video().segments().size());
    assertTrue(workspace.video().redoableProperty().get().isPresent());
    workspace.labels().redo();
    assertEquals(2, workspace.video().segments().size());
    workspace.labels().undo();
    workspace.labels().undo();
    assertTrue(workspace.video().segments().isEmpty());
    assertEquals(Optional.empty(), workspace.video().undoableProperty().get());
  }

  @Test
  void aSelectedSegmentIsTrimmedToThePlayheadAndStaysSelected() {
    label("walk", 100, 149);
    workspace.video().select(workspace.video().segments().getFirst());
    playhead(110);
    workspace.labels().trimStart();
    playhead(139);
    workspace.labels().trimEnd();
    assertEquals(List.of(new FrameRange(110, 140)), ranges("walk"));
    Segment selected = workspace.video().selectedSegmentProperty().get();
    assertNotNull(selected);
    assertEquals(new FrameRange(110, 140), selected.range().frames());
  }

  @Test
  void trimmingBeyondTheSegmentChangesNothingAndSaysWhy() {
    label("walk", 100, 149);
    workspace.video().select(workspace.video().segments().getFirst());
    playhead(150);
    workspace.labels().trimStart();
    assertEquals(List.of(new FrameRange(100, 150)), ranges("walk"));
    assertEquals(Notice.Level.PROBLEM, workspace.noticeProperty().get().level());
  }

  @Test
  void labelsTeachAsSoonAsFeaturesAreThere() {
    label("walk", 100, 149);
    assertEquals(0, loop.trained());
    workspace.learn().index();
    assertEquals(1, loop.trained());
    assertNotNull(workspace.activeModelProperty().get());
    assertFalse(workspace.video().suggestions().isEmpty());
    assertNotNull(workspace.video().probabilitiesProperty().get());
    label("wave", 700, 749);
    assertEquals(2, loop.trained());
  }

  @Test
  void theLiveHeadReactsToEachLabelAndIsToldWhichVideoChanged() {
    label("walk", 100, 149);
    assertEquals(List.of(), loop.reactions());
    workspace.learn().index();
    assertEquals(List.of(Optional.empty()), loop.reactions());
    label("wave", 700, 749);
    Optional<VideoId> current = workspace.video().current().map(Video::id);
    assertEquals(List.of(Optional.empty(), current), loop.reactions());
  }

  @Test
  void aTrainedModelSpeaksAtRestUntilTheLabelsHaveOutgrownIt() {
    label("walk", 100, 149);
    workspace.learn().index();
    ModelVersion head = workspace.activeModelProperty().get();
    assertNotNull(head);
    ModelVersion student =
        new ModelVersion(
            ModelVersionId.random(),
            ModelKind.SHIFT_ATTENTION,
            2,
            Instant.EPOCH,
            List.of(),
            "{}",
            head.provenance(),
            Map.of(),
            Map.of());
    loop.speaker = new Speaker.Trained(student, 0.95);
    int trained = loop.trained();
    label("wave", 700, 749);
    assertEquals(trained, loop.trained(), "nothing is trained");
    assertEquals(loop.speaker, workspace.learn().speakerProperty().get());
    assertEquals(
        "it has learned 95 % of the labels and suggests when you rest",
        workspace.learn().speakerNote(student));

    loop.speaker = new Speaker.FastHead(Optional.of(new Speaker.Outgrown(student, 0.8)));
    label("wave", 800, 849);
    assertEquals(trained + 1, loop.trained(), "the fast head learns again");
    assertEquals(
        "it suggests since shift-attention v2 has learned only 80 % of the labels; train that"
            + " again",
        workspace.learn().speakerNote(head));
    assertEquals(
        "it has learned only 80 % of the labels; train it again",
        workspace.learn().speakerNote(student));
    assertTrue(
        workspace.noticeProperty().get().text().startsWith("shift-attention v2 has learned 80 %"),
        workspace.noticeProperty().get().text());
  }

  @Test
  void aQueueThatCannotBeMadeSaysWhyOnce() {
    label("walk", 100, 149);
    loop.lacks = Optional.of("'bald' needs a model");
    workspace.learn().index();
    assertEquals(
        "The queue stays as it was. 'bald' needs a model.",
        workspace.noticeProperty().get().text());
    workspace.tell(Notice.information("something else"));
    label("wave", 700, 749);
    assertFalse(
        workspace.noticeProperty().get().text().contains("stays as it was"), "once is enough");
  }

  @Test
  void nothingIsLearntWhileThatIsSwitchedOff() {
    workspace.learn().updateWhileLabellingProperty().set(false);
    label("walk", 100, 149);
    workspace.learn().index();
    assertEquals(0, loop.trained());
    workspace.learn().trainFastHead();
    workspace.learn().suggest();
    assertFalse(workspace.video().suggestions().isEmpty());
  }

  @Test
  void acceptingASuggestionMakesASegmentAndSelectsTheNext() {
    suggestAndSelectFirst();
    workspace.learn().updateWhileLabellingProperty().set(false);
    Suggestion first = workspace.video().suggestions().getFirst();
    workspace.decisions().accept(List.of(first));
    assertTrue(
        workspace.video().segments().stream().anyMatch(s -> s.range().equals(first.range())));
    assertEquals(
        workspace.video().suggestions().getFirst(),
        workspace.video().selectedSuggestionProperty().get());
    workspace.labels().undo();
    assertTrue(workspace.video().suggestions().contains(first));
  }

  @Test
  void rejectingASuggestionLeavesANegativeSegment() {
    suggestAndSelectFirst();
    workspace.decisions().reject(List.of(workspace.video().suggestions().getFirst()));
    assertTrue(
        workspace.video().segments().stream().anyMatch(s -> s.state() == LabelState.NEGATIVE));
  }

  @Test
  void trimmingASuggestionTakesItWithTheNewEdgeAndSelectsTheSegment() {
    suggestAndSelectFirst();
    Suggestion first = workspace.video().suggestions().getFirst();
    playhead(first.range().frames().start() + 10);
    workspace.labels().trimStart();
    Segment selected = workspace.video().selectedSegmentProperty().get();
    assertNotNull(selected);
    assertEquals(
        new FrameRange(first.range().frames().start() + 10, first.range().frames().end()),
        selected.range().frames());
  }

  @Test
  void whatThePersonAcceptedCountsEvenWhenTheModelReplacedItMeanwhile() {
    suggestAndSelectFirst();
    Suggestion seen = workspace.video().suggestions().getFirst();
    project.annotations().replaceProposed(seen.video(), seen.model(), List.of());
    workspace.decisions().accept(List.of(seen));
    assertTrue(workspace.video().segments().stream().anyMatch(s -> s.range().equals(seen.range())));
  }

  @Test
  void aRefreshKeepsTheSelectionOnTheSuggestionThatStandsForTheOldOne() {
    suggestAndSelectFirst();
    Suggestion before = workspace.video().selectedSuggestionProperty().get();
    workspace.learn().suggest();
    Suggestion after = workspace.video().selectedSuggestionProperty().get();
    assertNotNull(before);
    assertNotNull(after);
    assertFalse(after.id().equals(before.id()));
    assertEquals(before.range(), after.range());
  }

  @Test
  void aQuestionOpensItsPlaceWithItsSuggestionSelected() {
    suggestAndSelectFirst();
    workspace.learn().rank();
    QueueEntry inB =
        workspace.queue().stream()
            .filter(q -> q.video().name().equals("b.mp4"))
            .findFirst()
            .orElseThrow();
    shown.clear();
    workspace.questions().ask(inB);
    assertEquals("b.mp4", workspace.video().current().orElseThrow().name());
    FrameRange place = inB.item().range().frames();
    assertEquals(
        List.of("show " + place.start() + "-" + place.end(), "seek " + place.start()), shown);
    Suggestion selected = workspace.video().selectedSuggestionProperty().get();
    assertNotNull(selected);
    assertEquals(inB.item().range(), selected.range());
  }

  @Test
  void doneReviewsThePlaceRecordsTheAnswerAndGoesOn() {
    suggestAndSelectFirst();
    workspace.learn().rank();
    int open = workspace.queue().size();
    workspace.questions().next();
    QueueEntry first = workspace.questions().askedProperty().get();
    assertNotNull(first);
    workspace.questions().done();
    assertEquals(open - 1, workspace.queue().size());
    assertEquals(
        List.of(Answer.Decision.NOTHING),
        project.queue().answers().stream().map(Answer::decision).toList());
    assertEquals(1, project.annotations().reviewedRanges(first.item().video()).size());
    assertEquals(workspace.queue().getFirst(), workspace.questions().askedProperty().get());
  }

  @Test
  void acceptingTheSuggestionOfAQuestionAnswersIt() {
    suggestAndSelectFirst();
    workspace.learn().updateWhileLabellingProperty().set(false);
    workspace.learn().rank();
    int open = workspace.queue().size();
    workspace.questions().next();
    Suggestion asked = workspace.video().selectedSuggestionProperty().get();
    assertNotNull(asked);
    workspace.decisions().accept(List.of(asked));
    assertEquals(open - 1, workspace.queue().size());
    assertEquals(1, project.queue().answers().size());
    assertEquals(
        1,
        project
            .annotations()
            .suggestions(asked.video(), java.util.Set.of(SuggestionStatus.ACCEPTED))
            .size());
  }

  @Test
  void aNewClassHasAColourAndAKeyAndAProblemIsTold() {
    workspace.project().addClass("sit down");
    assertEquals(
        Optional.of("3"), workspace.schemeProperty().get().find("sit down").orElseThrow().hotkey());
    workspace.project().renameClass(named("sit down"), "sit");
    assertTrue(workspace.schemeProperty().get().find("sit").isPresent());
    workspace.project().renameClass(named("sit"), "walk");
    assertEquals(Notice.Level.PROBLEM, workspace.noticeProperty().get().level());
  }

  @Test
  void closingAndOpeningBringsEverythingBack() {
    suggestAndSelectFirst();
    workspace.learn().rank();
    int suggestions = workspace.video().suggestions().size();
    int queue = workspace.queue().size();
    workspace.close(() -> {});
    assertTrue(workspace.videos().isEmpty());
    assertNull(workspace.sessionProperty().get());
    workspace.open(session());
    assertEquals(List.of(new FrameRange(900, 910)), ranges("walk"));
    assertEquals(suggestions, workspace.video().suggestions().size());
    assertEquals(queue, workspace.queue().size());
    assertNotNull(workspace.activeModelProperty().get());
    workspace.labels().undo();
    assertTrue(ranges("walk").isEmpty());
  }
}
