package org.cuepoint.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.app.testing.FakeLearningLoop;
import org.cuepoint.app.testing.FakeMedia;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.provenance.Provenance;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.LiveRecognition.Recognised;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.InMemoryProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All jobs run inline, so that a stream has ended when its beginning returns. */
class LiveActionsTest {

  private final InMemoryProject project = new InMemoryProject();
  private final FakeLearningLoop loop = new FakeLearningLoop(project);
  private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
  private final Workspace workspace = new Workspace(WorkspaceRunners.inline(), clock);
  private final LiveActions live = workspace.live();
  private final LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "wave"));

  @BeforeEach
  void openAProjectWithOneVideo() {
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
  }

  private void open() {
    workspace.open(
        new ProjectSession(project, new FakeMedia(), loop, new Annotator.Person("ada"), clock));
    workspace.project().addVideos(List.of(Path.of("a.mp4")));
  }

  private void addStudent() {
    project
        .models()
        .add(
            new ModelVersion(
                ModelVersionId.random(),
                ModelKind.ATTENTION_LSTM,
                1,
                Instant.EPOCH,
                List.of(),
                "{}",
                new Provenance(Map.of(), Map.of(), 1, Map.of()),
                Map.of(),
                Map.of()));
  }

  private void at(double seconds) {
    var media = workspace.video().mediaProperty().get();
    assert media != null;
    workspace.video().playheadProperty().set(media.index().frameAtSeconds(seconds));
  }

  private String said(double seconds) {
    at(seconds);
    return live.textProperty().get();
  }

  @Test
  void aSegmentIsShownFromItsDecisionOn() {
    addStudent();
    ActionClass wave = scheme.classes().get(1);
    loop.recogniseLater(
        List.of(
            new Recognised(wave, 2, Optional.empty(), 0.5, 1),
            new Recognised(wave, 2, Optional.of(4.0), 0.5, 1)));
    open();
    live.recognisingProperty().set(true);
    String nothing = said(0);
    assertEquals(nothing, said(2.2), "it has begun, and is not decided yet");
    assertTrue(said(3).contains("wave"), live.textProperty().get());
    assertTrue(said(4.2).contains("wave"), "it has ended, and that is not decided yet");
    assertEquals(nothing, said(5));
    assertEquals(1, loop.watched().size());
    assertEquals(Crop.WHOLE, loop.watched().getFirst().crop());
    live.recognisingProperty().set(false);
    assertEquals("", live.textProperty().get());
  }

  @Test
  void whereNothingWasWatchedItBeginsAnewALittleBefore() {
    addStudent();
    open();
    at(30);
    live.recognisingProperty().set(true);
    assertEquals(15, loop.watched().getFirst().startSeconds(), 0.2);
    at(20);
    assertEquals(1, loop.watched().size());
    at(3);
    assertEquals(2, loop.watched().size());
    assertEquals(0, loop.watched().getLast().startSeconds());
  }

  @Test
  void withoutAStreamingStudentItSaysWhatToDo() {
    open();
    live.recognisingProperty().set(true);
    assertFalse(live.recognisingProperty().get());
    assertEquals(List.of(), loop.watched());
    assertTrue(workspace.noticeProperty().get().text().contains("Train"));
  }
}
