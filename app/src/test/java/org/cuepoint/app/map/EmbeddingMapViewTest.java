package org.cuepoint.app.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.cuepoint.app.queue.Thumbnails;
import org.cuepoint.app.testing.FakeLearningLoop;
import org.cuepoint.app.testing.FakeMedia;
import org.cuepoint.app.testing.TestStage;
import org.cuepoint.app.theme.Theme;
import org.cuepoint.app.workspace.Navigation;
import org.cuepoint.app.workspace.QueueEntry;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.app.workspace.WorkspaceRunners;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The map with real mouse and keys, on a project in memory that is not indexed at first. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The framework calls start.
class EmbeddingMapViewTest {

  private final WorkspaceRunners runners = WorkspaceRunners.threaded();
  private final InMemoryProject project = new InMemoryProject();
  private Workspace workspace;
  private EmbeddingMapViewModel model;
  private EmbeddingMapView view;

  /** No pictures, so that nothing is decoded. */
  private static final class NoPictures implements Thumbnails {
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    @Override
    public Optional<Image> picture(QueueEntry entry) {
      return Optional.empty();
    }

    @Override
    public List<Image> loop(QueueEntry entry) {
      return List.of();
    }

    @Override
    public void stopLoop() {}

    @Override
    public ReadOnlyIntegerProperty revisionProperty() {
      return revision.getReadOnlyProperty();
    }
  }

  @Start
  void start(Stage stage) {
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "wave"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    InstantSource clock = InstantSource.system();
    workspace = new Workspace(runners, clock);
    workspace.attach(Navigation.NONE);
    workspace.learn().updateWhileLabellingProperty().set(false);
    workspace.open(
        new ProjectSession(
            project,
            new FakeMedia(),
            new FakeLearningLoop(project),
            new Annotator.Person("ada"),
            clock));
    model = new EmbeddingMapViewModel(workspace);
    view = new EmbeddingMapView(model, new NoPictures(), new SimpleBooleanProperty(true));
    Scene scene = new Scene(view, 800, 600);
    Theme.LIGHT.applyTo(scene);
    TestStage.show(stage, scene);
  }

  @AfterEach
  void stop(FxRobot robot) throws TimeoutException {
    robot.interact(() -> workspace.close(() -> {}));
    waitFor(() -> workspace.sessionProperty().get() == null);
    runners.close();
  }

  private static void waitFor(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Point2D onScreen(int point) {
    Camera camera = model.cameraProperty().get();
    return view.lookup("#map-canvas")
        .localToScreen(
            camera.toScreenX(model.map().points().get(point).x()),
            camera.toScreenY(model.map().points().get(point).y()));
  }

  @Test
  void fromIndexingThroughTheLassoToTheQueue(FxRobot robot) throws TimeoutException {
    waitFor(() -> workspace.editableProperty().get());
    robot.interact(() -> workspace.project().addVideos(List.of(Path.of("a.mp4"))));
    waitFor(() -> workspace.video().current().isPresent());
    // The queue needs a model that could have asked; the fake one learns from any label.
    robot.interact(
        () ->
            workspace
                .marking()
                .add(
                    workspace.schemeProperty().get().find("walk").orElseThrow().id(),
                    new FrameRange(980, 990)));
    waitFor(() -> workspace.video().segments().size() == 1);
    assertEquals(LabelState.POSITIVE, workspace.video().segments().getFirst().state());
    robot.interact(() -> workspace.learn().trainFastHead());
    waitFor(() -> workspace.activeModelProperty().get() != null);

    robot.clickOn("#map-index");
    waitFor(() -> !model.map().points().isEmpty());
    waitFor(() -> model.cameraProperty().get().scale() > 1);
    int count = model.map().points().size();
    assertTrue(count > 6, "" + count);
    assertTrue(robot.lookup("#map-queue").queryButton().isDisabled());

    // Around the windows 2 to 4, which lie side by side.
    Point2D from = onScreen(2).add(-12, -40);
    Point2D to = onScreen(4).add(12, 40);
    robot.clickOn("#map-lasso");
    robot.moveTo(from).press(MouseButton.PRIMARY);
    robot.moveTo(to.getX(), from.getY());
    robot.moveTo(to);
    robot.moveTo(from.getX(), to.getY());
    robot.release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(3, model.selectedCountProperty().get());
    robot.clickOn("#map-queue");
    waitFor(() -> workspace.queue().size() == 3);

    robot.moveTo(onScreen(5).add(-30, 60)).moveTo(onScreen(5));
    waitFor(() -> robot.lookup("#map-card").query().isVisible());
    robot.interact(model::unhover);
    assertFalse(robot.lookup("#map-card").query().isVisible());

    double scale = model.cameraProperty().get().scale();
    robot.interact(() -> view.firstFocus().requestFocus());
    robot.push(KeyCode.ADD);
    assertTrue(model.cameraProperty().get().scale() > scale);
    robot.push(KeyCode.HOME);
    assertEquals(scale, model.cameraProperty().get().scale(), 1e-9);
  }
}
