package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.cuepoint.app.bench.Baseline;
import org.cuepoint.app.bench.DecodeBench;
import org.cuepoint.core.job.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures decoding. */
@Command(
    name = "decode",
    header = "Measure decoding and scaling a whole video, and the ffmpeg command on the same.",
    description =
        "Every frame in order, fitted into 960x540, as BGRA pixels that nobody looks at; ffmpeg"
            + " gets as many decoding threads and scales in the same way, and may use further"
            + " threads to scale. The median of some runs, turn about, after one that does not"
            + " count. With --json: the video's facts, threads, runs, ours and ffmpeg (wall_s,"
            + " cpu_s, frames_per_s), ratio_wall and ratio_cpu (ours by ffmpeg's).",
    footer = {
      "  cuepoint bench decode walk.mp4",
      "  cuepoint bench decode walk.mp4 --against ffmpeg --runs 5 --json"
    })
final class BenchDecodeCommand extends BaseCommand {

  @Parameters(paramLabel = "VIDEO", description = "The video.")
  private Path video;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often each runs (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(names = "--against", paramLabel = "ffmpeg", description = "Compare with ffmpeg.")
  private Optional<Baseline> against = Optional.empty();

  @Mixin private ProgressOptions progress;

  BenchDecodeCommand() {}

  @Override
  int run() throws Exception {
    if (runs < 1) {
      throw wrongUsage("--runs must be at least 1");
    }
    if (against.filter(baseline -> baseline != Baseline.FFMPEG).isPresent()) {
      throw wrongUsage("Decoding is compared with ffmpeg only");
    }
    if (!Files.exists(video)) {
      throw new NoSuchFileException(video.toString());
    }
    DecodeBench.Result result =
        runJob(
            new Job<>(
                "Decode",
                context ->
                    DecodeBench.run(
                        services().media(), video.toAbsolutePath(), runs, against, context)),
            progress);
    answer(json(result));
    tell(result);
    return CommandLineTool.DONE;
  }

  private void tell(DecodeBench.Result result) {
    Table table = new Table("", "wall s>", "CPU s>", "frames/s>");
    row(table, "cuepoint", result.ours(), result.frames());
    result.theirs().ifPresent(theirs -> row(table, "ffmpeg", theirs, result.frames()));
    result
        .theirs()
        .ifPresent(
            theirs ->
                table.row(
                    "ratio",
                    two(result.ours().wallSeconds() / theirs.wallSeconds()),
                    two(result.ours().cpuSeconds() / theirs.cpuSeconds()),
                    ""));
    say(table);
    say(
        String.format(
            Locale.ROOT,
            "%s: %d frames of %s, %dx%d to %dx%d, %d decoding threads each.",
            result.video(),
            result.frames(),
            result.codec(),
            result.size().width(),
            result.size().height(),
            result.view().width(),
            result.view().height(),
            result.threads()));
    if (!result.theirVersion().isEmpty()) {
      say("Compared with " + result.theirVersion());
    }
  }

  private static void row(Table table, String who, DecodeBench.Times times, int frames) {
    table.row(
        who, two(times.wallSeconds()), two(times.cpuSeconds()), two(frames / times.wallSeconds()));
  }

  private static JsonObject json(DecodeBench.Result result) {
    JsonObject document = new JsonObject();
    document.addProperty("video", result.video());
    document.addProperty("codec", result.codec());
    document.addProperty("width", result.size().width());
    document.addProperty("height", result.size().height());
    document.addProperty("view_width", result.view().width());
    document.addProperty("view_height", result.view().height());
    document.addProperty("frames", result.frames());
    document.addProperty("threads", result.threads());
    document.addProperty("runs", result.runs());
    document.add("ours", json(result.ours(), result.frames()));
    result
        .theirs()
        .ifPresent(
            theirs -> {
              document.add("ffmpeg", json(theirs, result.frames()));
              document.addProperty(
                  "ratio_wall",
                  Json.rounded(result.ours().wallSeconds() / theirs.wallSeconds(), 3));
              document.addProperty(
                  "ratio_cpu", Json.rounded(result.ours().cpuSeconds() / theirs.cpuSeconds(), 3));
              document.addProperty("ffmpeg_version", result.theirVersion());
            });
    return document;
  }

  private static JsonObject json(DecodeBench.Times times, int frames) {
    JsonObject object = new JsonObject();
    object.addProperty("wall_s", Json.rounded(times.wallSeconds(), 3));
    object.addProperty("cpu_s", Json.rounded(times.cpuSeconds(), 3));
    object.addProperty("frames_per_s", Json.rounded(frames / times.wallSeconds(), 1));
    return object;
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
