package org.cuepoint.app.player;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.cuepoint.app.fx.FxJobBridge;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.job.QueueJobRunner;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.time.FrameIndex;

/**
 * Measures the player in a real window: how many frames come on time, how fast a step back and a
 * jump are. Starts JavaFX, so once in a process and not on the FX thread; needs a display.
 */
public final class PlaybackBenchmark {

  private static final int CLIP_SECONDS = 20;
  private static final int WIDTH = 960;
  private static final int HEIGHT = 600;
  private static final int FAST_SECONDS = 4;
  private static final double[] FAST = {2, 4, 8};
  private static final int STEPS = 200;
  private static final int JUMPS = 30;
  private static final long SEED = 20;

  private final MediaLibrary library;
  private final FxJobBridge fx = FxJobBridge.toPlatform();
  private final QueueJobRunner decoder = new QueueJobRunner("bench-decode", 1);
  private final PlayerViewModel player;

  private PlaybackBenchmark(MediaLibrary library) {
    this.library = library;
    this.player = new PlayerViewModel(library, decoder, fx);
  }

  /**
   * Measures.
   *
   * @param library opens videos
   * @param video what to play; empty writes a clip of 1080p30 with a key frame every 250 frames
   * @param context told what is going on; asked about cancellation
   * @throws IOException if the video cannot be read or the clip not be written
   */
  public static PlaybackReport run(MediaLibrary library, Optional<Path> video, JobContext context)
      throws IOException {
    if (video.isPresent()) {
      return new PlaybackBenchmark(library).measure(video.get(), context);
    }
    Path folder = Files.createTempDirectory("cuepoint-bench");
    Path clip = folder.resolve("1080p30-h264-gop250.mp4");
    try {
      BenchmarkClip.write(library, clip, CLIP_SECONDS, context);
      return new PlaybackBenchmark(library).measure(clip, context);
    } finally {
      Files.deleteIfExists(clip);
      Files.deleteIfExists(folder);
    }
  }

  private PlaybackReport measure(Path video, JobContext context) throws IOException {
    IndexedMedia media = library.index(video, context);
    CompletableFuture<Stage> shown = new CompletableFuture<>();
    Platform.startup(
        () -> {
          Stage stage = new Stage();
          stage.setScene(new Scene(new PlayerView(player), WIDTH, HEIGHT));
          stage.setOnShown(event -> shown.complete(stage));
          stage.show();
        });
    shown.join();
    try {
      return measure(video, media, context);
    } finally {
      onFx(
          () -> {
            player.close();
            return true;
          });
      decoder.close();
      Platform.exit();
    }
  }

  private PlaybackReport measure(Path video, IndexedMedia media, JobContext context) {
    context.progress(0, 4, "playing at normal speed");
    open(video, media, 0);
    Playing normal = play(1, Double.MAX_VALUE);
    List<PlaybackReport.Fast> fast = new ArrayList<>();
    for (double speed : FAST) {
      context.throwIfCancelled();
      context.progress(1, 4, "playing at " + PlayerTexts.speed(speed));
      open(video, media, 0);
      Playing run = play(speed, FAST_SECONDS);
      fast.add(new PlaybackReport.Fast(speed, run.pictures / run.seconds, run.behind));
    }
    context.progress(2, 4, "stepping back");
    List<Double> heldBack = heldBack(video, media);
    context.progress(3, 4, "jumping");
    List<Double> first = new ArrayList<>();
    List<Double> exact = new ArrayList<>();
    Random random = new Random(SEED);
    int frames = media.index().frameCount();
    for (int i = 0; i < JUMPS; i++) {
      context.throwIfCancelled();
      jump(video, media, frames / 3 + random.nextInt(frames - frames / 3), first, exact);
    }
    return new PlaybackReport(
        String.valueOf(video.getFileName()),
        normal.statistics,
        normal.seconds,
        normal.pulses / normal.seconds,
        normal.cpuShare,
        Runtime.getRuntime().availableProcessors(),
        fast,
        PlaybackReport.Spread.of(heldBack),
        PlaybackReport.Spread.of(first),
        PlaybackReport.Spread.of(exact),
        mislabelled);
  }

  /** What playing for a while gave. */
  private record Playing(
      PlaybackStatistics statistics,
      double seconds,
      int pulses,
      int pictures,
      double behind,
      double cpuShare) {}

  // FX thread only.
  private int mislabelled;

  private void open(Path video, IndexedMedia media, int frame) {
    CompletableFuture<Boolean> there = new CompletableFuture<>();
    onFx(
        () -> {
          player.open(video, media, frame);
          whenSettled(() -> there.complete(true));
          return true;
        });
    there.join();
  }

  /** Calls {@code then} on the FX thread once the wanted picture is on screen. */
  private void whenSettled(Runnable then) {
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        Picture picture = player.pictureProperty().get();
        if (picture != null && !player.refiningProperty().get()) {
          stop();
          then.run();
        }
      }
    }.start();
  }

  private Playing play(double speed, double most) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    CompletableFuture<Playing> result = new CompletableFuture<>();
    onFx(
        () -> {
          player.speedProperty().set(speed);
          player.resetStatistics();
          int[] pulses = {0};
          int[] pictures = {0};
          player
              .playheadProperty()
              .addListener((property, before, now) -> pictures[0]++);
          FrameIndex index = player.feed().media().index();
          player.play();
          long start = System.nanoTime();
          long cpu = system.getProcessCpuTime();
          new AnimationTimer() {
            @Override
            public void handle(long now) {
              pulses[0]++;
              check();
              double seconds = (System.nanoTime() - start) * 1e-9;
              if (player.playingProperty().get() && seconds < most) {
                return;
              }
              stop();
              double share = (system.getProcessCpuTime() - cpu) * 1e-9 / seconds;
              double at = index.secondsAt(player.playheadProperty().get());
              double behind = (Math.min(index.seconds(), seconds * speed) - at) / speed;
              PlaybackStatistics statistics = player.statistics();
              player.pause();
              player.normalSpeed();
              result.complete(
                  new Playing(
                      statistics,
                      seconds,
                      pulses[0],
                      pictures[0],
                      behind,
                      share / Runtime.getRuntime().availableProcessors()));
            }
          }.start();
          return true;
        });
    return result.join();
  }

  private void check() {
    Picture picture = player.pictureProperty().get();
    if (picture != null && picture.frame() != player.playheadProperty().get()) {
      mislabelled++;
    }
  }

  /** Steps back as a held key does, from the last frame of a distance between key frames. */
  private List<Double> heldBack(Path video, IndexedMedia media) {
    int last = media.index().frameCount() - 1;
    int key = media.index().keyFrameAtOrBefore(last);
    open(video, media, Math.max(0, key - 1));
    List<Double> millis = new ArrayList<>();
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    onFx(
        () -> {
          new AnimationTimer() {
            private int pulse;
            private long asked;

            @Override
            public void handle(long now) {
              check();
              if (player.refiningProperty().get()) {
                return;
              }
              if (asked != 0) {
                millis.add((System.nanoTime() - asked) * 1e-6);
                asked = 0;
              }
              if (millis.size() >= STEPS || player.playheadProperty().get() == 0) {
                stop();
                done.complete(true);
              } else if (pulse++ % 2 == 0) {
                long start = System.nanoTime();
                player.step(-1);
                if (player.refiningProperty().get()) {
                  asked = start;
                } else {
                  millis.add((System.nanoTime() - start) * 1e-6);
                }
              }
            }
          }.start();
          return true;
        });
    done.join();
    return millis;
  }

  /** Jumps from the first frame with nothing but its neighbours in the cache. */
  private void jump(
      Path video, IndexedMedia media, int frame, List<Double> first, List<Double> exact) {
    open(video, media, 0);
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    onFx(
        () -> {
          long start = System.nanoTime();
          boolean[] any = {false};
          player
              .pictureProperty()
              .addListener(
                  new javafx.beans.value.ChangeListener<>() {
                    @Override
                    public void changed(
                        javafx.beans.value.ObservableValue<? extends Picture> property,
                        Picture before,
                        Picture now) {
                      // Frames beside the first one are known already and do not count.
                      if (now == null || now.frame() < frame / 3) {
                        return;
                      }
                      double millis = (System.nanoTime() - start) * 1e-6;
                      if (!any[0]) {
                        any[0] = true;
                        first.add(millis);
                      }
                      if (now.frame() == frame) {
                        exact.add(millis);
                        player.pictureProperty().removeListener(this);
                      }
                    }
                  });
          player.seek(frame);
          whenSettled(
              () -> {
                check();
                done.complete(true);
              });
          return true;
        });
    done.join();
  }

  private <T> T onFx(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    fx.execute(
        () -> {
          try {
            result.complete(work.get());
          } catch (RuntimeException problem) {
            result.completeExceptionally(problem);
          }
        });
    return result.join();
  }
}
