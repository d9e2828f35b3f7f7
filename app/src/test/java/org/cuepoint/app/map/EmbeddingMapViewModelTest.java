package org.cuepoint.app.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.cuepoint.app.testing.FakeLearningLoop;
import org.cuepoint.app.testing.FakeMedia;
import org.cuepoint.app.workspace.Navigation;
import org.cuepoint.app.workspace.QueueEntry;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.app.workspace.WorkspaceRunners;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.embed.KeptMap;
import org.cuepoint.core.embed.MapPoint;
import org.cuepoint.core.embed.Method;
import org.cuepoint.core.provenance.Provenance;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.MapReview;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two videos whose windows lie at their number, the second video's one above the first's; labels
 * turn through unlabelled, nothing, walk and wave. All jobs run inline.
 */
class EmbeddingMapViewModelTest {

  private final InMemoryProject project = new InMemoryProject();
  private final FakeLearningLoop loop = new FakeLearningLoop(project);
  private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
  private final Workspace workspace = new Workspace(WorkspaceRunners.inline(), clock);

  @BeforeEach
  void open() {
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "wave"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    workspace.attach(Navigation.NONE);
    workspace.open(
        new ProjectSession(project, new FakeMedia(), loop, new Annotator.Person("ada"), clock));
    workspace.project().addVideos(List.of(Path.of("a.mp4"), Path.of("b.mp4")));
    ModelVersion encoder =
        new ModelVersion(
            ModelVersionId.random(),
            ModelKind.ENCODER,
            1,
            Instant.EPOCH,
            List.of(),
            "{}",
            new Provenance(
                java.util.Map.of(), java.util.Map.of("encoder", "e"), 1, java.util.Map.of()),
            java.util.Map.of(),
            java.util.Map.of());
    project.models().add(encoder);
    project.models().activate(encoder.id(), Instant.EPOCH);
  }

  private EmbeddingMapViewModel model() {
    workspace.learn().index();
    EmbeddingMapViewModel model = new EmbeddingMapViewModel(workspace);
    // A unit of the map is ten pixels, and (0, 0) the middle of the screen.
    model.cameraProperty().set(new Camera(0, 0, 10, 400, 400));
    return model;
  }

  private static LegendEntry entry(EmbeddingMapViewModel model, String text) {
    return model.legendProperty().get().entries().stream()
        .filter(each -> each.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static Lasso around(double left, double bottom, double right, double top) {
    Lasso lasso = new Lasso();
    lasso.add(left, bottom);
    lasso.add(right, bottom);
    lasso.add(right, top);
    lasso.add(left, top);
    return lasso;
  }

  @Test
  void withoutFeaturesTheMapIsEmptyAndComesByItselfAfterIndexing() {
    EmbeddingMapViewModel model = new EmbeddingMapViewModel(workspace);
    assertNotNull(workspace.map().mapProperty().get());
    assertTrue(model.map().points().isEmpty());
    assertEquals(List.of("a.mp4", "b.mp4"), model.map().leftOut());
    workspace.learn().index();
    assertFalse(model.map().points().isEmpty());
  }

  @Test
  void everyColouringCountsEachPointOnce() {
    EmbeddingMapViewModel model = model();
    for (Colouring colouring : Colouring.values()) {
      model.colouringProperty().set(colouring);
      Legend legend = model.legendProperty().get();
      assertEquals(
          model.map().points().size(),
          legend.entries().stream().mapToInt(LegendEntry::count).sum(),
          colouring.name());
      assertTrue(legend.entries().stream().allMatch(each -> each.count() > 0));
    }
  }

  @Test
  void legendsNameWhatIsThere() {
    EmbeddingMapViewModel model = model();
    assertEquals(
        List.of("Not labelled", "Nothing happens", "walk", "wave"),
        model.legendProperty().get().entries().stream().map(LegendEntry::text).toList());
    model.colouringProperty().set(Colouring.UNCERTAINTY);
    assertEquals(
        List.of(
            "Not predicted",
            "0.00 – 0.20",
            "0.20 – 0.40",
            "0.40 – 0.60",
            "0.60 – 0.80",
            "0.80 – 1.00"),
        model.legendProperty().get().entries().stream().map(LegendEntry::text).toList());
    model.colouringProperty().set(Colouring.DISAGREEMENT);
    assertEquals(
        List.of("Not predicted"),
        model.legendProperty().get().entries().stream().map(LegendEntry::text).toList());
  }

  @Test
  void othersStandBackAndAreNeitherFoundNorChosen() {
    EmbeddingMapViewModel model = model();
    model.toggle(entry(model, "wave"));
    assertTrue(model.isDimmed(0));
    assertFalse(model.isDimmed(3));
    model.hover(200, 200, 5);
    assertNull(model.hoveredProperty().get(), "the first window is not labelled");
    model.select(around(-1, -1, 3.5, 0.5));
    assertEquals(1, model.selectedCountProperty().get());
    model.toggle(entry(model, "wave"));
    assertFalse(model.isDimmed(0));
    model.hover(200, 200, 5);
    MapPoint found = model.hoveredProperty().get();
    assertNotNull(found);
    assertEquals(0, found.place().startTick());
  }

  @Test
  void theLassoFillsTheQueueMostUnsureFirst() {
    EmbeddingMapViewModel model = model();
    model.select(around(0.5, -0.5, 4.5, 0.5));
    assertEquals(4, model.selectedCountProperty().get());
    model.queue();
    assertEquals(0, model.selectedCountProperty().get());
    List<QueueEntry> queue = workspace.queue();
    assertEquals(4, queue.size());
    assertEquals(MapReview.ACQUISITION, queue.getFirst().chooser());
    assertEquals(1, queue.getFirst().item().score());
    assertEquals(0, queue.getLast().item().score(), "nobody knows");
    assertEquals("4 places of the map in the queue", workspace.noticeProperty().get().text());
  }

  @Test
  void aSecondLassoAddsToTheFirst() {
    EmbeddingMapViewModel model = model();
    model.select(around(-0.5, -0.5, 1.5, 0.5));
    model.select(around(-0.5, 0.5, 0.5, 1.5));
    assertEquals(3, model.selectedCountProperty().get());
    model.clearSelection();
    assertEquals(0, model.selectedCountProperty().get());
  }

  @Test
  void aPointOpensItsPlace() {
    EmbeddingMapViewModel model = model();
    MapPoint point = model.at(200 + 20, 200 - 10, 5).orElseThrow();
    List<FrameRange> shown = new java.util.ArrayList<>();
    workspace.attach(
        new Navigation() {
          @Override
          public void seek(int frame) {}

          @Override
          public void show(FrameRange frames) {
            shown.add(frames);
          }
        });
    model.actions().show(point);
    assertTrue(workspace.video().shows(workspace.videos().get(1).video().id()));
    assertEquals(List.of(point.range().frames()), shown);
  }

  @Test
  void aMapIsMadeAnewOnlyWhenSomethingChanged() {
    EmbeddingMapViewModel model = model();
    workspace.learn().updateWhileLabellingProperty().set(false);
    assertEquals(List.of(KeptMap.USE), loop.maps());
    workspace.map().refresh();
    assertEquals(1, loop.maps().size(), "nothing has changed");
    model.select(around(-0.5, -0.5, 1.5, 0.5));
    workspace
        .marking()
        .add(
            workspace.schemeProperty().get().find("walk").orElseThrow().id(),
            new FrameRange(10, 20));
    workspace.map().refresh();
    assertEquals(2, loop.maps().size());
    assertEquals(2, model.selectedCountProperty().get(), "the points are the same");
    model.use(Method.PCA, 1000);
    assertEquals(3, loop.maps().size());
    assertEquals(0, model.selectedCountProperty().get());
    model.use(Method.PCA, 1000);
    assertEquals(3, loop.maps().size());
    model.make(KeptMap.REPLACE);
    assertEquals(KeptMap.REPLACE, loop.maps().getLast());
  }

  @Test
  void theMapGoesWithTheProject() {
    EmbeddingMapViewModel model = model();
    workspace.close(() -> {});
    assertTrue(model.map().points().isEmpty());
    assertNull(workspace.map().mapProperty().get());
  }
}
