package org.cuepoint.app.bench;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.cuepoint.app.compare.CompareView;
import org.cuepoint.app.compare.CompareViewModel;
import org.cuepoint.app.fx.FxJobBridge;
import org.cuepoint.app.theme.Theme;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.app.workspace.WorkspaceRunners;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.time.FeatureClock;

/**
 * Measures the view of models side by side on a long video: frame times of panning and zooming, by
 * the toolkit's pulses as {@link TimelineBench} does, beside those of a short video with two models
 * and two classes. Once in a process, not on the FX thread.
 */
public final class CompareViewBench {

  private static final int WARM_UP = 60;
  private static final long PATIENCE_SECONDS = 120;
  private static final int SMALL_SECONDS = 60;

  private final Consumer<String> progress;

  /**
   * What to measure.
   *
   * @param hours length of the video
   * @param classes in one exclusive group
   * @param models how many
   * @param frames how many frames of each kind
   * @param width of the window in pixels
   * @param height of the window in pixels
   */
  public record Plan(
      double hours, int classes, int models, int frames, double width, double height) {}

  /**
   * What one comparison gave.
   *
   * @param openSeconds from a comparison that is made to its picture
   * @param pan frame times of panning at three zooms
   * @param zoom frame times of zooming in and out
   */
  public record Measured(double openSeconds, Quantiles pan, Quantiles zoom) {}

  /** What was measured. */
  public record Result(Measured baseline, Measured large) {}

  /**
   * Makes a benchmark.
   *
   * @param progress told what is done next
   */
  public CompareViewBench(Consumer<String> progress) {
    this.progress = progress;
    // Read by the toolkit when its first class is loaded.
    System.setProperty("javafx.animation.pulse", "1000");
  }

  /** Runs the benchmark. */
  public Result run(Plan plan) throws Exception {
    int hertz = FeatureClock.DEFAULT.hertz();
    progress.accept("Making up what models say");
    Comparison small = SyntheticComparison.of(2, 2, SMALL_SECONDS * hertz);
    Comparison large =
        SyntheticComparison.of(
            plan.models(), plan.classes(), (int) Math.round(plan.hours() * 3600 * hertz));
    try (WorkspaceRunners runners = WorkspaceRunners.threaded()) {
      CompletableFuture<Shown> made = new CompletableFuture<>();
      Platform.startup(() -> made.complete(Shown.open(runners, plan)));
      Shown shown = made.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      progress.accept("A short video");
      Measured baseline = measure(shown, small, plan.frames());
      progress.accept("A long video");
      return new Result(baseline, measure(shown, large, plan.frames()));
    } finally {
      Platform.exit();
    }
  }

  private record Shown(CompareViewModel model, PulseClock pulses) {
    static Shown open(WorkspaceRunners runners, Plan plan) {
      CompareViewModel model =
          new CompareViewModel(new Workspace(runners, InstantSource.system()));
      Stage stage = new Stage();
      Scene scene =
          new Scene(new CompareView(model, Optional::empty), plan.width(), plan.height());
      Theme.LIGHT.applyTo(scene);
      stage.setScene(scene);
      stage.show();
      PulseClock pulses = new PulseClock();
      pulses.start();
      return new Shown(model, pulses);
    }
  }

  private static Measured measure(Shown shown, Comparison comparison, int frames)
      throws Exception {
    int ticks = comparison.videos().getFirst().ticks();
    CompletableFuture<Long> drawn = new CompletableFuture<>();
    FxJobBridge.toPlatform()
        .execute(
            () -> {
              long start = System.nanoTime();
              shown.model().show(comparison);
              shown
                  .pulses()
                  .whenDrawn(
                      () ->
                          shown.model().comparisonProperty().get() == comparison
                              && shown.model().isPainted(),
                      start,
                      drawn::complete);
            });
    double open = drawn.get(PATIENCE_SECONDS, TimeUnit.SECONDS) / 1e9;
    Quantiles zoom =
        frames(
            shown,
            frames,
            frame -> shown.model().zoom(0.37, frame / 40 % 2 == 0 ? 0.93 : 1 / 0.93));
    FxJobBridge.toPlatform().execute(() -> shown.model().zoom(0.5, 0.1));
    Quantiles pan =
        frames(
            shown,
            frames,
            frame -> {
              if (frame % (frames / 3 + 1) == 0) {
                shown.model().zoom(0.5, 0.3);
              }
              shown.model().move((frame / 50 % 2 == 0 ? 1 : -1) * ticks / 4000.0);
            });
    return new Measured(open, pan, zoom);
  }

  private static Quantiles frames(Shown shown, int frames, IntConsumer step)
      throws Exception {
    CompletableFuture<long[]> measured = new CompletableFuture<>();
    FxJobBridge.toPlatform()
        .execute(() -> shown.pulses().measure(WARM_UP, frames, step, measured::complete));
    return Quantiles.of(measured.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }
}
