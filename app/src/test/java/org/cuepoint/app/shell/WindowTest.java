package org.cuepoint.app.shell;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cuepoint.app.testing.FakeMedia;
import org.cuepoint.app.testing.FakeServices;
import org.cuepoint.app.testing.RecordingDialogs;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.app.workspace.WorkspaceRunners;
import org.cuepoint.core.project.ProjectUnavailableException;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.storage.H2ProjectOpener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The whole window with real keys and mouse, real threads, and a project in memory whose two
 * classes, walk (1) and wave (2), exclude each other.
 */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // Each test class calls open from its @Start.
abstract class WindowTest {

  @TempDir static Path folder;

  final WorkspaceRunners runners = WorkspaceRunners.threaded();
  final RecordingDialogs dialogs = new RecordingDialogs();
  final Path at = folder.resolve("study-" + System.nanoTime());
  Path place = at;
  InMemoryProject project;
  WorkbenchWindow window;
  Workspace workspace;

  /** Opens the window; the framework sees {@code @Start} in the class itself only. */
  final void open(Stage stage) {
    FakeServices services = new FakeServices(at, new FakeMedia(), InstantSource.system());
    project = services.project(at, "Study");
    giveClasses(project);
    open(stage, services);
  }

  /** Opens the window on a project that is a file; {@link #project} stays empty. */
  final void openOnDisk(Stage stage) {
    H2ProjectOpener opener = new H2ProjectOpener();
    Path file = at.resolve("study");
    try (ProjectPorts made = opener.create(file, "Study", FeatureClock.DEFAULT)) {
      giveClasses(made);
    } catch (ProjectUnavailableException unexpected) {
      throw new IllegalStateException(unexpected);
    }
    place = file;
    open(stage, new FakeServices(at, new FakeMedia(), InstantSource.system(), opener));
  }

  /** Opens the project again that was closed. */
  final void reopen(FxRobot robot) throws TimeoutException {
    robot.interact(() -> window.show(Optional.of(place)));
    waitFor(() -> workspace.editableProperty().get());
    waitFor(() -> workspace.video().current().isPresent());
  }

  private static void giveClasses(ProjectPorts ports) {
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "wave"));
    ports.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
  }

  private void open(Stage stage, FakeServices services) {
    window = new WorkbenchWindow(services, runners, stage, dialogs, () -> {});
    workspace = window.workspace();
    stage.setWidth(980);
    stage.setHeight(800);
    window.show(Optional.of(place));
  }

  @AfterEach
  void stop(FxRobot robot) throws TimeoutException {
    robot.interact(window::close);
    waitFor(() -> workspace.sessionProperty().get() == null);
    runners.close();
  }

  static void waitFor(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  final void addVideos(FxRobot robot) throws TimeoutException {
    waitFor(() -> workspace.editableProperty().get());
    dialogs.answer(Path.of("a.mp4"));
    robot.interact(() -> window.commands().get("file.add-videos").run());
    waitFor(() -> workspace.video().current().isPresent());
    robot.interact(() -> window.root().requestFocus());
  }

  final void seek(FxRobot robot, int frame) throws TimeoutException {
    robot.interact(() -> workspace.seekTo(frame));
    waitFor(() -> workspace.video().playheadProperty().get() == frame);
  }

  final void press(FxRobot robot, KeyCode... keys) {
    robot.push(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Labels from one frame through another with the class's key. */
  final void label(FxRobot robot, KeyCode key, int start, int last) throws TimeoutException {
    int before = workspace.video().segments().size();
    seek(robot, start);
    press(robot, key);
    seek(robot, last);
    press(robot, key);
    waitFor(() -> workspace.video().segments().size() == before + 1);
  }
}
