package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.cuepoint.app.bench.PlaybackBench;
import org.cuepoint.app.bench.Quantiles;
import org.cuepoint.app.platform.Display;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the player. */
@Command(
    name = "playback",
    header = "Measure playing, stepping back and jumping in a real window.",
    description =
        "Plays the video at normal speed and counts the frames shown within one display frame"
            + " (1/60 s) of their time, then faster, steps back as a held key does, and jumps to"
            + " frames that are not decoded yet. Without VIDEO, 20 seconds of Full HD at 30 frames"
            + " a second in H.264 are made, with a key frame every 250 frames. Needs a display: on"
            + " Linux without one, xvfb-run -s \"-screen 0 1600x900x24\" gives it. With --json:"
            + " playback (frames, on_time, late, dropped, on_time_share, pulses_per_s, cpu_share,"
            + " processors), fast (speed, pictures_per_s, behind_s), step_back (count, p50_ms,"
            + " p95_ms, worst_ms, waiting), first_picture and exact_picture.",
    footer = {
      "  cuepoint bench playback",
      "  xvfb-run -s \"-screen 0 1600x900x24\" cuepoint bench playback walk.mp4 --json"
    })
final class BenchPlaybackCommand extends BaseCommand {

  @Parameters(
      paramLabel = "VIDEO",
      arity = "0..1",
      description = "The video; a clip is made if it is left out.")
  private Optional<Path> video = Optional.empty();

  @Option(
      names = "--jumps",
      paramLabel = "N",
      defaultValue = "40",
      description = "Jumps to measure (default: ${DEFAULT-VALUE}).")
  private int jumps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of where they go (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private ProgressOptions progress;

  BenchPlaybackCommand() {}

  @Override
  int run() throws Exception {
    if (jumps < 1) {
      throw wrongUsage("--jumps must be at least 1");
    }
    if (video.isPresent() && !Files.exists(video.get())) {
      throw new NoSuchFileException(video.get().toString());
    }
    if (Display.ofThisComputer().found().isEmpty()) {
      throw new IllegalStateException(
          "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open;"
              + " on Linux 'xvfb-run -s \"-screen 0 1600x900x24\" cuepoint bench playback' gives"
              + " one.");
    }
    try (TemporaryFolder folder = TemporaryFolder.make("cuepoint-playback")) {
      PlaybackBench.Result result =
          runJob(new Job<>("Play", context -> measure(folder, context)), progress);
      answer(json(result));
      tell(result);
    }
    return CommandLineTool.DONE;
  }

  private PlaybackBench.Result measure(TemporaryFolder folder, JobContext context)
      throws Exception {
    Path file;
    if (video.isPresent()) {
      file = video.get().toAbsolutePath();
    } else {
      file = folder.path().resolve("moving-1080p30-gop250.mp4");
      PlaybackBench.writeClip(services().media(), file, context);
    }
    return PlaybackBench.run(services().media(), file, jumps, seed, context);
  }

  private void tell(PlaybackBench.Result result) {
    say(
        String.format(
            Locale.ROOT,
            "%s at normal speed: %.1f %% of %d frames on time, %d late, %d dropped; %.0f pulses a"
                + " second; %.0f %% of %d processors.",
            result.video(),
            100 * result.playback().onTimeShare(),
            result.playback().frames(),
            result.playback().late(),
            result.playback().dropped(),
            result.pulsesPerSecond(),
            100 * result.cpuShare(),
            result.processors()));
    Table faster = new Table("speed>", "pictures/s>", "behind s>");
    for (PlaybackBench.Fast fast : result.fast()) {
      faster.row(
          BenchFigures.number(fast.speed()),
          BenchFigures.number(fast.picturesPerSecond()),
          BenchFigures.number(fast.behindSeconds()));
    }
    say(faster);
    Table table = new Table("milliseconds", "count>", "p50>", "p95>", "worst>");
    row(table, "held step back", result.stepBack());
    row(table, "cold jump, first picture", result.firstPicture());
    row(table, "cold jump, exact picture", result.exactPicture());
    say(table);
    say(
        String.format(
            Locale.ROOT,
            "%d of %d steps back waited for the decoder; a key frame every %.0f frames.",
            result.stepsWaiting(),
            result.stepBack().count(),
            result.gop()));
  }

  private static void row(Table table, String what, Quantiles times) {
    table.row(
        what,
        times.count(),
        BenchFigures.number(times.p50()),
        BenchFigures.number(times.p95()),
        BenchFigures.number(times.worst()));
  }

  private static JsonObject json(PlaybackBench.Result result) {
    JsonObject document = new JsonObject();
    document.addProperty("video", result.video());
    document.addProperty("width", result.width());
    document.addProperty("height", result.height());
    document.addProperty("gop", Json.rounded(result.gop(), 1));
    JsonObject playback = new JsonObject();
    playback.addProperty("frames", result.playback().frames());
    playback.addProperty("on_time", result.playback().onTime());
    playback.addProperty("late", result.playback().late());
    playback.addProperty("dropped", result.playback().dropped());
    playback.addProperty("on_time_share", Json.rounded(result.playback().onTimeShare(), 4));
    playback.addProperty("pulses_per_s", Json.rounded(result.pulsesPerSecond(), 1));
    playback.addProperty("cpu_share", Json.rounded(result.cpuShare(), 3));
    playback.addProperty("processors", result.processors());
    document.add("playback", playback);
    document.add(
        "fast",
        Json.array(
            result.fast(),
            fast -> {
              JsonObject object = new JsonObject();
              object.addProperty("speed", fast.speed());
              object.addProperty("pictures_per_s", Json.rounded(fast.picturesPerSecond(), 1));
              object.addProperty("behind_s", Json.rounded(fast.behindSeconds(), 3));
              return object;
            }));
    JsonObject steps = BenchFigures.json(result.stepBack());
    steps.addProperty("waiting", result.stepsWaiting());
    document.add("step_back", steps);
    document.add("first_picture", BenchFigures.json(result.firstPicture()));
    document.add("exact_picture", BenchFigures.json(result.exactPicture()));
    return document;
  }
}
