package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.app.bench.Baseline;
import org.cuepoint.app.bench.Quantiles;
import org.cuepoint.app.bench.SeekBench;
import org.cuepoint.core.job.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures exact seeks. */
@Command(
    name = "seek",
    header = "Measure exact seeks to random frames, and mpv's on the same file and frames.",
    description =
        "Ours is the time until the picture is there at view size (fitted into 960x540), mpv's the"
            + " time until it reports that playback has restarted, without a window. Both go to the"
            + " same frames, turn about; no cache of pictures is in play. Without VIDEO, clips in"
            + " Full HD with a key frame every 12, 60 and 250 frames are made for the occasion."
            + " With --json: for each video its facts, ours and mpv (count, p50_ms, p95_ms,"
            + " worst_ms), ratio_p50 and ratio_p95 (ours by mpv's) and mpv_off (how often mpv"
            + " showed another frame).",
    footer = {
      "  cuepoint bench seek walk.mp4",
      "  cuepoint bench seek walk.mp4 --against mpv --targets 200 --json",
      "  cuepoint bench seek --against mpv"
    })
final class BenchSeekCommand extends BaseCommand {

  private static final List<Integer> KEY_FRAME_DISTANCES = List.of(12, 60, 250);
  private static final int FRAMES = 500;

  @Parameters(
      paramLabel = "VIDEO",
      arity = "0..1",
      description = "The video; clips are made if it is left out.")
  private Optional<Path> video = Optional.empty();

  @Option(
      names = "--targets",
      paramLabel = "N",
      defaultValue = "100",
      description = "Frames to go to (default: ${DEFAULT-VALUE}).")
  private int targets;

  @Option(names = "--against", paramLabel = "mpv", description = "Compare with mpv.")
  private Optional<Baseline> against = Optional.empty();

  @Mixin private ProgressOptions progress;

  BenchSeekCommand() {}

  @Override
  int run() throws Exception {
    if (targets < 1) {
      throw wrongUsage("--targets must be at least 1");
    }
    if (against.filter(baseline -> baseline != Baseline.MPV).isPresent()) {
      throw wrongUsage("Seeks are compared with mpv only");
    }
    if (video.isPresent() && !Files.exists(video.get())) {
      throw new NoSuchFileException(video.get().toString());
    }
    List<SeekBench.Result> results = new ArrayList<>();
    try (TemporaryFolder folder = TemporaryFolder.make("cuepoint-seek")) {
      if (video.isPresent()) {
        results.add(measure(video.get(), folder));
      } else {
        for (int distance : KEY_FRAME_DISTANCES) {
          Path clip =
              runJob(
                  new Job<>(
                      "Make a clip",
                      context ->
                          SeekBench.makeClip(
                              services().media(), folder.path(), distance, FRAMES, context)),
                  progress);
          results.add(measure(clip, folder));
          Files.delete(clip);
        }
      }
    }
    JsonObject document = new JsonObject();
    document.addProperty("targets", targets);
    document.add("videos", Json.array(results, BenchSeekCommand::json));
    answer(document);
    tell(results);
    return CommandLineTool.DONE;
  }

  private SeekBench.Result measure(Path file, TemporaryFolder folder) throws Exception {
    return runJob(
        new Job<>(
            "Seek",
            context ->
                SeekBench.run(
                    services().media(),
                    file.toAbsolutePath(),
                    targets,
                    against,
                    folder.path(),
                    context)),
        progress);
  }

  private void tell(List<SeekBench.Result> results) {
    Table table =
        new Table(
            "video",
            "frames>",
            "GOP>",
            "p50 ms>",
            "p95 ms>",
            "mpv p50>",
            "mpv p95>",
            "p50 ratio>",
            "p95 ratio>",
            "mpv off>");
    for (SeekBench.Result result : results) {
      Optional<Quantiles> theirs = result.theirs();
      table.row(
          result.video(),
          result.frames(),
          BenchFigures.number(result.gop()),
          BenchFigures.number(result.ours().p50()),
          BenchFigures.number(result.ours().p95()),
          theirs.map(times -> BenchFigures.number(times.p50())).orElse("-"),
          theirs.map(times -> BenchFigures.number(times.p95())).orElse("-"),
          theirs.map(times -> BenchFigures.number(result.ours().p50() / times.p50())).orElse("-"),
          theirs.map(times -> BenchFigures.number(result.ours().p95() / times.p95())).orElse("-"),
          theirs.isPresent() ? result.theirsOff() : "-");
    }
    say(table);
  }

  private static JsonObject json(SeekBench.Result result) {
    JsonObject object = new JsonObject();
    object.addProperty("video", result.video());
    object.addProperty("codec", result.codec());
    object.addProperty("width", result.size().width());
    object.addProperty("height", result.size().height());
    object.addProperty("view_width", result.view().width());
    object.addProperty("view_height", result.view().height());
    object.addProperty("frames", result.frames());
    object.addProperty("gop", Json.rounded(result.gop(), 1));
    object.add("ours", BenchFigures.json(result.ours()));
    result
        .theirs()
        .ifPresent(
            theirs -> {
              object.add("mpv", BenchFigures.json(theirs));
              object.addProperty("ratio_p50", Json.rounded(result.ours().p50() / theirs.p50(), 3));
              object.addProperty("ratio_p95", Json.rounded(result.ours().p95() / theirs.p95(), 3));
              object.addProperty("mpv_off", result.theirsOff());
            });
    return object;
  }
}
