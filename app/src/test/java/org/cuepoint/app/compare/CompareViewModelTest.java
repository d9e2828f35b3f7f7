package org.cuepoint.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cuepoint.app.testing.FakeLearningLoop;
import org.cuepoint.app.testing.FakeMedia;
import org.cuepoint.app.workspace.Navigation;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.app.workspace.WorkspaceRunners;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.compare.ComparedVideo;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.provenance.Provenance;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.DisagreementReview;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two videos of a thousand frames, of which models say what a fake has; all jobs run inline. */
class CompareViewModelTest {

  @TempDir Path folder;

  private final InMemoryProject project = new InMemoryProject();
  private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
  private final Workspace workspace = new Workspace(WorkspaceRunners.inline(), clock);
  private final List<Integer> seeks = new ArrayList<>();
  private CompareViewModel model = new CompareViewModel(workspace);

  @BeforeEach
  void openAProjectWithModels() {
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "wave"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    for (ModelKind kind :
        List.of(
            ModelKind.TEACHER,
            ModelKind.SHIFT_ATTENTION,
            ModelKind.FOCAL_NANO,
            ModelKind.LIVE_HEAD)) {
      project.models().add(version(kind));
    }
    workspace.attach(
        new Navigation() {
          @Override
          public void seek(int frame) {
            seeks.add(frame);
          }

          @Override
          public void show(FrameRange frames) {}
        });
    workspace.open(
        new ProjectSession(
            project,
            new FakeMedia(),
            new FakeLearningLoop(project),
            new Annotator.Person("ada"),
            clock));
    workspace.project().addVideos(List.of(Path.of("a.mp4"), Path.of("b.mp4")));
    model = new CompareViewModel(workspace);
  }

  private static ModelVersion version(ModelKind kind) {
    return new ModelVersion(
        ModelVersionId.random(),
        kind,
        1,
        Instant.EPOCH,
        List.of(),
        "{}",
        new Provenance(Map.of(), Map.of(), 0, Map.of()),
        Map.of(),
        Map.of());
  }

  private ComparedVideo shown() {
    ComparedVideo video = model.videoProperty().get();
    assertNotNull(video);
    return video;
  }

  @Test
  void theTeacherStandsBesideStudentsThatReadFeatures() {
    assertEquals(
        List.of("teacher v1", "shift-attention v1"),
        model.suggested().stream().map(ModelVersion::name).toList());
    assertTrue(
        model.candidates().stream().anyMatch(each -> each.kind() == ModelKind.FOCAL_NANO));
    assertTrue(model.candidates().stream().noneMatch(each -> each.kind() == ModelKind.LIVE_HEAD));
  }

  @Test
  void theVideoOnScreenIsShownWithItsPainterAndFigures() {
    model.compare(model.suggested());
    Comparison comparison = model.comparisonProperty().get();
    assertNotNull(comparison);
    assertEquals("a.mp4", shown().name());
    assertTrue(model.isPainted());
    assertEquals(StripSpan.all(shown().ticks()), model.spanProperty().get());
    Prepared ready = model.preparedProperty().get();
    assertNotNull(ready);
    assertEquals(2, ready.figures().size());
    assertEquals(2, ready.rows().size());
    workspace.openVideo(workspace.videos().get(1).video().id());
    assertEquals("b.mp4", shown().name(), "it follows the main window");
  }

  @Test
  void jumpingGoesToTheFirstTickOfEachDisagreementAndTakesThePlayerAlong() {
    model.compare(model.suggested());
    // The second model is four ticks later at each edge of segments that last 40 of 50 ticks.
    model.nextDispute();
    assertEquals(40, model.playheadProperty().get());
    model.nextDispute();
    assertEquals(50, model.playheadProperty().get());
    model.previousDispute();
    assertEquals(40, model.playheadProperty().get());
    assertEquals(3, seeks.size());
    assertTrue(seeks.get(1) > seeks.get(0));
  }

  @Test
  void theDisagreementAtThePlayheadBecomesTheQueue() {
    model.compare(model.suggested());
    model.goTo(41);
    model.ask();
    assertEquals(1, workspace.queue().size());
    assertEquals(
        DisagreementReview.ACQUISITION,
        project.queue().rounds().getLast().acquisition());
    model.askMost(20);
    assertTrue(workspace.queue().size() > 5);
  }

  @Test
  void aReportIsWritten() throws Exception {
    model.compare(model.suggested());
    Path file = folder.resolve("comparison.html");
    model.report(file);
    String page = Files.readString(file);
    assertTrue(page.contains("shift-attention v1") && page.contains("Where they looked"));
  }

  @Test
  void whatIsOfAClosedProjectIsForgotten() {
    model.compare(model.suggested());
    workspace.close(() -> {});
    assertNull(model.comparisonProperty().get());
    assertNull(model.videoProperty().get());
  }
}
