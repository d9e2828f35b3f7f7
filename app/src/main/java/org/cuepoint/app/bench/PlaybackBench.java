package org.cuepoint.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.cuepoint.app.fx.FxJobBridge;
import org.cuepoint.app.player.PlaybackStatistics;
import org.cuepoint.app.player.PlayerView;
import org.cuepoint.app.player.PlayerViewModel;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.job.QueueJobRunner;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.time.FrameIndex;

/**
 * Measures the player in a real window: how many frames come on time, how fast a step back and a
 * jump are. Starts JavaFX, so once in a process and not on the FX thread; needs a display.
 */
public final class PlaybackBench {

  /** Frames from one key frame to the next in the clip that is made when none is given. */
  public static final int KEY_FRAME_DISTANCE = 250;

  private static final int CLIP_FRAMES = 600;
  private static final int WIDTH = 960;
  private static final int HEIGHT = 580;
  private static final int FAST_SECONDS = 5;
  private static final double[] SPEEDS = {2, 4, 8};
  private static final int STEPS = 240;
  private static final int PULSES_PER_STEP = 2;

  private final QueueJobRunner decoder = new QueueJobRunner("bench-decode", 1);
  private final FxJobBridge fx = FxJobBridge.toPlatform();
  private final PlayerViewModel player;
  private final Path video;
  private final IndexedMedia media;

  /**
   * What was measured.
   *
   * @param video name of the file
   * @param width of the window's content
   * @param height of the window's content, controls included
   * @param gop mean frames from one key frame to the next
   * @param playback frames on time, late and dropped at normal speed
   * @param pulsesPerSecond how often the screen was drawn meanwhile
   * @param cpuShare processor time of the whole program while playing, as a share of all processors
   * @param processors how many there are
   * @param fast playing at higher speeds
   * @param stepBack from a step back, as a held key repeats it about 30 times a second, to its
   *     picture, beginning with a cold jump
   * @param stepsWaiting how many of them had to wait for the decoder
   * @param firstPicture from a cold jump to the first picture nearer to the wanted one
   * @param exactPicture from a cold jump to the wanted picture
   */
  public record Result(
      String video,
      int width,
      int height,
      double gop,
      PlaybackStatistics playback,
      double pulsesPerSecond,
      double cpuShare,
      int processors,
      List<Fast> fast,
      Quantiles stepBack,
      int stepsWaiting,
      Quantiles firstPicture,
      Quantiles exactPicture) {

    /** Copies the list. */
    public Result {
      fast = List.copyOf(fast);
    }
  }

  /**
   * Playing faster than normal.
   *
   * @param speed times of real time
   * @param picturesPerSecond how many different pictures were shown in a second
   * @param behindSeconds how far the last picture was behind the clock on the wall
   */
  public record Fast(double speed, double picturesPerSecond, double behindSeconds) {}

  private record Played(
      PlaybackStatistics statistics,
      double pulsesPerSecond,
      double picturesPerSecond,
      double behindSeconds,
      double cpuShare) {}

  private PlaybackBench(MediaLibrary library, Path video, IndexedMedia media) {
    this.video = video;
    this.media = media;
    this.player = new PlayerViewModel(library, decoder, fx);
  }

  /**
   * Writes the clip to measure with: 20 seconds of Full HD at 30 frames a second in H.264.
   *
   * @throws IOException if it cannot be written
   */
  public static void writeClip(MediaLibrary library, Path file, JobContext context)
      throws IOException {
    new MovingClip().write(library, file, CLIP_FRAMES, KEY_FRAME_DISTANCE, context);
  }

  /**
   * Measures.
   *
   * @param library opens videos
   * @param video what to play
   * @param jumps how many cold jumps to measure
   * @param seed where they go
   * @param context told what is going on; asked about cancellation between parts
   * @throws IOException if the video cannot be read
   */
  public static Result run(
      MediaLibrary library, Path video, int jumps, long seed, JobContext context)
      throws IOException {
    IndexedMedia media = library.index(video, context);
    PlaybackBench bench = new PlaybackBench(library, video, media);
    try {
      bench.show();
      return bench.measure(jumps, seed, context);
    } finally {
      bench.close();
    }
  }

  private void show() {
    CompletableFuture<Boolean> shown = new CompletableFuture<>();
    Platform.startup(
        () -> {
          Stage stage = new Stage();
          stage.setScene(new Scene(new PlayerView(player), WIDTH, HEIGHT));
          stage.setOnShown(event -> shown.complete(true));
          stage.show();
        });
    shown.join();
  }

  private void close() {
    onFx(
        () -> {
          player.close();
          return true;
        });
    decoder.close();
    Platform.exit();
  }

  private Result measure(int jumps, long seed, JobContext context) {
    int parts = 3 + SPEEDS.length;
    context.progress(0, parts, "Playing at normal speed");
    Played normal = play(1, Double.MAX_VALUE);
    List<Fast> fast = new ArrayList<>();
    for (double speed : SPEEDS) {
      context.throwIfCancelled();
      context.progress(fast.size() + 1, parts, "Playing faster");
      Played run = play(speed, FAST_SECONDS);
      fast.add(new Fast(speed, run.picturesPerSecond, run.behindSeconds));
    }
    context.progress(parts - 2, parts, "Stepping back");
    List<Long> steps = new ArrayList<>();
    int waiting = stepBack(steps);
    context.progress(parts - 1, parts, "Jumping");
    List<Long> first = new ArrayList<>();
    List<Long> exact = new ArrayList<>();
    Random random = new Random(seed);
    int frames = media.index().frameCount();
    for (int i = 0; i < jumps; i++) {
      context.throwIfCancelled();
      jump(frames / 3 + random.nextInt(frames - frames / 3), first, exact);
    }
    return new Result(
        String.valueOf(video.getFileName()),
        WIDTH,
        HEIGHT,
        (double) frames / media.index().keyFrames().cardinality(),
        normal.statistics,
        normal.pulsesPerSecond,
        normal.cpuShare,
        Runtime.getRuntime().availableProcessors(),
        fast,
        quantiles(steps),
        waiting,
        quantiles(first),
        quantiles(exact));
  }

  private static Quantiles quantiles(List<Long> nanos) {
    return Quantiles.of(nanos.stream().mapToLong(Long::longValue).toArray());
  }

  /** Opens the video anew, with nothing decoded, and waits for a frame. */
  private void open(int frame) {
    CompletableFuture<Boolean> there = new CompletableFuture<>();
    onFx(
        () -> {
          player.open(video, media, frame);
          whenSettled(() -> there.complete(true));
          return true;
        });
    there.join();
  }

  /** Calls {@code then} in a pulse once the wanted picture is on screen. */
  private void whenSettled(Runnable then) {
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        if (!player.timeTextProperty().get().isEmpty() && !player.refiningProperty().get()) {
          stop();
          then.run();
        }
      }
    }.start();
  }

  private Played play(double speed, double mostSeconds) {
    open(0);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    CompletableFuture<Played> result = new CompletableFuture<>();
    onFx(
        () -> {
          int[] pictures = {0};
          ChangeListener<Number> count = (property, before, now) -> pictures[0]++;
          player.playheadProperty().addListener(count);
          player.speedProperty().set(speed);
          player.resetStatistics();
          player.play();
          long start = System.nanoTime();
          long cpu = system.getProcessCpuTime();
          FrameIndex index = media.index();
          new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
              pulses++;
              double seconds = (System.nanoTime() - start) * 1e-9;
              if (player.playingProperty().get() && seconds < mostSeconds) {
                return;
              }
              stop();
              double cpuSeconds = (system.getProcessCpuTime() - cpu) * 1e-9;
              double there = index.secondsAt(player.playheadProperty().get() + 1);
              double due = Math.min(index.seconds(), seconds * speed);
              Played played =
                  new Played(
                      player.statistics(),
                      pulses / seconds,
                      pictures[0] / seconds,
                      Math.max(0, (due - there) / speed),
                      cpuSeconds / seconds / Runtime.getRuntime().availableProcessors());
              player.pause();
              player.normalSpeed();
              player.playheadProperty().removeListener(count);
              result.complete(played);
            }
          }.start();
          return true;
        });
    return result.join();
  }

  /**
   * Steps back as a held key does, beginning in the middle of a distance between key frames.
   *
   * @return how many steps had to wait
   */
  private int stepBack(List<Long> nanos) {
    int last = media.index().frameCount() - 1;
    open(Math.max(0, last - 20));
    CompletableFuture<Integer> result = new CompletableFuture<>();
    onFx(
        () -> {
          new AnimationTimer() {
            private int pulse;
            private int waited;
            private long asked = -1;

            @Override
            public void handle(long now) {
              if (player.refiningProperty().get()) {
                return;
              }
              if (asked >= 0) {
                nanos.add(System.nanoTime() - asked);
                asked = -1;
              }
              if (nanos.size() >= STEPS || player.playheadProperty().get() == 0) {
                stop();
                result.complete(waited);
              } else if (pulse++ % PULSES_PER_STEP == 0) {
                long start = System.nanoTime();
                player.step(-1);
                if (player.refiningProperty().get()) {
                  asked = start;
                  waited++;
                } else {
                  nanos.add(System.nanoTime() - start);
                }
              }
            }
          }.start();
          return true;
        });
    return result.join();
  }

  /** Jumps from the first frame, with nothing but its neighbours decoded. */
  private void jump(int frame, List<Long> first, List<Long> exact) {
    open(0);
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    onFx(
        () -> {
          int known = player.playheadProperty().get() + KEY_FRAME_DISTANCE / 10;
          long start = System.nanoTime();
          boolean[] any = {false};
          ChangeListener<Number> pictures =
              (property, before, now) -> {
                // Those beside the first frame are decoded already.
                if (!any[0] && now.intValue() > known) {
                  any[0] = true;
                  first.add(System.nanoTime() - start);
                }
                if (now.intValue() == frame) {
                  exact.add(System.nanoTime() - start);
                }
              };
          player.playheadProperty().addListener(pictures);
          player.seek(frame);
          whenSettled(
              () -> {
                player.playheadProperty().removeListener(pictures);
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
