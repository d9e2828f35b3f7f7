package org.cuepoint.app.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.cuepoint.app.fx.FxJobBridge;
import org.cuepoint.app.shell.WorkbenchServices;
import org.cuepoint.app.shell.WorkbenchWindow;
import org.cuepoint.app.timeline.TimelineViewModel;
import org.cuepoint.app.workspace.OpenVideo;
import org.cuepoint.app.workspace.WorkspaceRunners;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FeatureClock;

/**
 * Measures the whole window with a very busy video: frame times of panning and zooming, and the
 * time from a key press to the repainted timeline for one accepted suggestion, for 500 at once, and
 * for their undo. Keys go through the operating system, edits through the project's file.
 *
 * <p>The toolkit runs a pulse as soon as the one before is drawn, not 60 times a second, so that
 * the time from one pulse to the next is what a frame costs. Once in a process, not on the FX
 * thread.
 */
public final class TimelineBench {

  private static final int BULK = 500;
  private static final int BULK_ROUNDS = 5;
  private static final int WARM_UP = 60;
  private static final long PATIENCE_SECONDS = 60;

  /**
   * What to measure.
   *
   * @param segments how many segments, and as many suggestions
   * @param baseline how many in the run to compare with
   * @param frames how many frames of panning and of zooming
   * @param accepts how many suggestions to accept one by one
   * @param width of the window in pixels
   * @param height of the window in pixels
   */
  public record Plan(
      int segments, int baseline, int frames, int accepts, double width, double height) {}

  /**
   * What one project gave.
   *
   * @param segments how many segments, and as many suggestions
   * @param fillSeconds how long it took to store them
   * @param openSeconds from opening the project to the labels on screen
   * @param pan frame times of panning at several zooms
   * @param zoom frame times of zooming in and out
   * @param accept key press to repainted timeline
   * @param acceptMany the same for 500 suggestions in one step
   * @param undoMany the same for taking that step back
   */
  public record Measured(
      int segments,
      double fillSeconds,
      double openSeconds,
      Quantiles pan,
      Quantiles zoom,
      Quantiles accept,
      Quantiles acceptMany,
      Quantiles undoMany) {}

  /**
   * What was measured.
   *
   * @param baseline the small project
   * @param busy the large one
   */
  public record Result(Measured baseline, Measured busy) {}

  private final WorkbenchServices services;
  private final Consumer<String> progress;
  private final FxJobBridge fx;
  private final PulseClock pulses;

  /**
   * Makes a benchmark.
   *
   * @param services with a synthetic media library and settings of their own
   * @param progress told what is done next
   */
  public TimelineBench(WorkbenchServices services, Consumer<String> progress) {
    this.services = services;
    this.progress = progress;
    // Read by the toolkit when its first class is loaded.
    System.setProperty("javafx.animation.pulse", "1000");
    this.fx = FxJobBridge.toPlatform();
    this.pulses = new PulseClock();
  }

  /**
   * Runs the benchmark.
   *
   * @param plan what to measure
   * @param folder an empty folder for the projects
   * @throws Exception if a project cannot be made, or if keys do not reach the window
   */
  public Result run(Plan plan, Path folder) throws Exception {
    Path small = folder.resolve("baseline");
    Path large = folder.resolve("busy");
    double smallSeconds = make(small, plan.baseline());
    double largeSeconds = make(large, plan.segments());
    try (WorkspaceRunners runners = WorkspaceRunners.threaded()) {
      CompletableFuture<WorkbenchWindow> made = new CompletableFuture<>();
      Platform.startup(() -> made.complete(window(runners, plan)));
      WorkbenchWindow window = made.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      try {
        Measured baseline = measure(window, small, plan.baseline(), smallSeconds, plan);
        Measured busy = measure(window, large, plan.segments(), largeSeconds, plan);
        return new Result(baseline, busy);
      } finally {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        fx.execute(() -> window.workspace().close(() -> closed.complete(true)));
        closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } finally {
      Platform.exit();
    }
  }

  private double make(Path folder, int segments) throws Exception {
    progress.accept("Storing " + segments + " segments and " + segments + " suggestions");
    long start = System.nanoTime();
    try (ProjectSession session =
        services.createSession(folder, "Benchmark", FeatureClock.DEFAULT)) {
      BusyProject.fill(session, segments);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private WorkbenchWindow window(WorkspaceRunners runners, Plan plan) {
    Stage stage = new Stage();
    WorkbenchWindow window = new WorkbenchWindow(services, runners, stage, () -> {});
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(plan.width());
    stage.setHeight(plan.height());
    stage.show();
    stage.requestFocus();
    // Without a window manager, keys go to where the mouse is.
    Robot robot = new Robot();
    robot.mouseMove(plan.width() / 2, plan.height() / 3);
    robot.mouseClick(MouseButton.PRIMARY);
    pulses.start();
    return window;
  }

  private Measured measure(
      WorkbenchWindow window, Path project, int segments, double fillSeconds, Plan plan)
      throws Exception {
    progress.accept("Opening the project with " + segments + " segments");
    OpenVideo video = window.workspace().video();
    TimelineViewModel timeline = window.timeline();
    long start = System.nanoTime();
    ProjectSession session =
        services.openSession(project, org.cuepoint.core.project.ProjectAccess.WRITE);
    onFx(
        () -> {
          window.workspace().learn().updateWhileLabellingProperty().set(false);
          window.workspace().open(session);
          return true;
        });
    int expected = Math.max(1, segments / 20) * 20;
    await(() -> video.segments().size() == expected);
    await(() -> window.workspace().editableProperty().get());
    double openSeconds = (System.nanoTime() - start) / 1e9;

    progress.accept("Panning and zooming");
    Quantiles pan = pan(timeline, plan.frames());
    Quantiles zoom = zoom(timeline, plan.frames());
    progress.accept("Accepting one by one");
    onFx(
        () -> {
          timeline.fit();
          video.select(video.suggestions().get(video.suggestions().size() / 2));
          timeline.zoomToSelection();
          for (int i = 0; i < 8; i++) {
            timeline.zoomOut();
          }
          return true;
        });
    long[] accepts = new long[plan.accepts()];
    for (int i = 0; i < accepts.length; i++) {
      int before = video.segments().size();
      accepts[i] =
          keyToPaint(
              () -> video.segments().size() == before + 1 && !selected(video).isEmpty(),
              KeyCode.ENTER);
    }
    progress.accept("Accepting " + BULK + " at once, and undoing that");
    int bulk = Math.min(BULK, video.suggestions().size() / 2);
    long[] many = new long[BULK_ROUNDS];
    long[] undone = new long[BULK_ROUNDS];
    for (int i = 0; i < BULK_ROUNDS; i++) {
      onFx(
          () -> {
            List<Suggestion> chosen = List.copyOf(video.suggestions().subList(0, bulk));
            video.selectionProperty().set(AnnotationSelection.ofSuggestions(chosen));
            timeline.fit();
            return true;
          });
      int before = video.segments().size();
      many[i] = keyToPaint(() -> video.segments().size() == before + bulk, KeyCode.ENTER);
      undone[i] = keyToPaint(() -> video.segments().size() == before, KeyCode.CONTROL, KeyCode.Z);
    }
    return new Measured(
        expected,
        fillSeconds,
        openSeconds,
        pan,
        zoom,
        Quantiles.of(accepts),
        Quantiles.of(many),
        Quantiles.of(undone));
  }

  private static AnnotationSelection selected(OpenVideo video) {
    return video.selectionProperty().get();
  }

  private Quantiles pan(TimelineViewModel timeline, int frames) throws Exception {
    onFx(
        () -> {
          timeline.fit();
          timeline.zoomAt(0, 8);
          return true;
        });
    return frames(
        frames,
        i -> {
          double span = timeline.visibleProperty().get().span();
          // From the left end to the right, again and again, each time closer.
          if (timeline.visibleProperty().get().end() + span / 40 > frameCount(timeline)) {
            timeline.pan(-1e12);
            timeline.zoomAt(0, 2);
          }
          timeline.pan(span / 40);
        });
  }

  private static int frameCount(TimelineViewModel timeline) {
    var index = timeline.frameIndexProperty().get();
    return index == null ? 0 : index.frameCount();
  }

  private Quantiles zoom(TimelineViewModel timeline, int frames) throws Exception {
    onFx(
        () -> {
          timeline.fit();
          return true;
        });
    return frames(
        frames,
        i -> {
          double middle = frameCount(timeline) * 0.6;
          timeline.zoomAt(middle, i / 60 % 2 == 0 ? 1.15 : 1 / 1.15);
        });
  }

  private Quantiles frames(int count, IntConsumer step) throws Exception {
    CompletableFuture<long[]> measured = new CompletableFuture<>();
    fx.execute(() -> pulses.measure(WARM_UP, count, step, measured::complete));
    return Quantiles.of(measured.get(PATIENCE_SECONDS * 5, TimeUnit.SECONDS));
  }

  /** Presses keys and returns the time until the frame that shows their effect is drawn. */
  private long keyToPaint(BooleanSupplier shown, KeyCode... keys) throws Exception {
    CompletableFuture<Long> drawn = new CompletableFuture<>();
    fx.execute(
        () -> {
          Robot robot = new Robot();
          pulses.whenDrawn(shown, System.nanoTime(), drawn::complete);
          for (KeyCode key : keys) {
            robot.keyPress(key);
          }
          for (KeyCode key : List.of(keys).reversed()) {
            robot.keyRelease(key);
          }
        });
    try {
      return drawn.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException nothing) {
      throw new IllegalStateException(
          "The window did not answer to "
              + List.of(keys)
              + " within "
              + PATIENCE_SECONDS
              + " s; is another window in front of it?",
          nothing);
    }
  }

  private <T> T onFx(Callable<T> work) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    fx.execute(
        () -> {
          try {
            done.complete(work.call());
          } catch (Exception problem) {
            done.completeExceptionally(problem);
          }
        });
    return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private void await(BooleanSupplier condition) throws Exception {
    CompletableFuture<Long> met = new CompletableFuture<>();
    fx.execute(() -> pulses.whenDrawn(condition, System.nanoTime(), met::complete));
    met.get(PATIENCE_SECONDS * 5, TimeUnit.SECONDS);
  }
}
