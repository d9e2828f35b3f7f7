package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cuepoint.app.bench.StudentsBench;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.job.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what students cost beside their teacher. */
@Command(
    name = "students",
    header = "Measure what a tick costs: of a teacher, and of the students that stand for it.",
    description =
        "Batch 1, on random input of FE-XS with ten classes, results read. The teacher T-CPU+ is"
            + " timed with features given (cached: one window for each tick), with the encoding of"
            + " the newest picture, and with that of all 16 pictures of its window (uncached)."
            + " Then a video is recognised from its file on: by the teacher, which needs every"
            + " tick, and by the student that looks at few ticks and decodes only what it needs to"
            + " reach them. Without VIDEO, 20 s in Full HD are made for the occasion. Energy is not"
            + " measured. With --json: device, threads, torch, memory_peak_mb, energy, rows, each"
            + " with id, what, parameters, macs, p50_ms, p95_ms and its ratios by p50 to the"
            + " teacher cached and uncached, and video with name, size, ticks, looks and seconds an"
            + " hour of teacher and student, and their ratio.",
    footer = {
      "  cuepoint bench students",
      "  cuepoint bench students walk.mp4 --seconds 10 --json"
    })
final class BenchStudentsCommand extends BaseCommand {

  private static final String CACHED = "t-cpu+.tick.cached";
  private static final String UNCACHED = "t-cpu+.tick.uncached";
  private static final String NOT_MEASURED = "not measured";

  @Parameters(
      paramLabel = "VIDEO",
      arity = "0..1",
      description = "The video to recognise; a clip is made if it is left out.")
  private Optional<Path> video = Optional.empty();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "3",
      description = "How long each network is timed (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Mixin private ProgressOptions progress;

  BenchStudentsCommand() {}

  @Override
  int run() throws Exception {
    if (!(seconds > 0)) {
      throw wrongUsage("--seconds must be above 0");
    }
    if (video.isPresent() && !Files.exists(video.get())) {
      throw new NoSuchFileException(video.get().toString());
    }
    try (TemporaryFolder folder = TemporaryFolder.make("cuepoint-students")) {
      StudentsBench.Result result =
          runJob(
              new Job<>(
                  "Students",
                  context -> services().benchStudents(seconds, video, folder.path(), context)),
              progress);
      answer(json(result));
      tell(result);
    }
    return CommandLineTool.DONE;
  }

  private static double median(StudentsBench.Result result, String id) {
    return result.timings().stream()
        .filter(timing -> timing.id().equals(id))
        .findFirst()
        .map(EngineProtocol.Timing::p50)
        .orElse(Double.NaN);
  }

  private void tell(StudentsBench.Result result) {
    Table table =
        new Table("", "parameters>", "MMAC>", "p50 ms>", "p95 ms>", "to cached>", "to uncached>");
    for (EngineProtocol.Timing timing : result.timings()) {
      table.row(
          timing.what(),
          Long.toString(timing.parameters()),
          decimal(timing.macs() / 1e6),
          BenchFigures.number(timing.p50()),
          BenchFigures.number(timing.p95()),
          decimal(timing.p50() / median(result, CACHED)),
          decimal(timing.p50() / median(result, UNCACHED)));
    }
    say(table);
    double teacher = result.teacherSecondsPerHour(median(result, CACHED));
    say(
        String.format(
            Locale.ROOT,
            "An hour of %s (%s) from the file on: the teacher %.1f s, see-very-little %.1f s (%.0f"
                + " %%; it looks at %d of %d ticks).",
            result.video(),
            result.size(),
            teacher,
            result.looksSecondsPerHour(),
            100 * result.looksSecondsPerHour() / teacher,
            result.looks().looks(),
            result.indexing().ticks()));
    say(
        String.format(
            Locale.ROOT,
            "libtorch %s on %s, %d threads; highest resident memory %s.",
            result.torch(),
            result.device(),
            result.threads(),
            result.peakBytes().isPresent()
                ? String.format(Locale.ROOT, "%.0f MB", result.peakBytes().getAsLong() / 1e6)
                : NOT_MEASURED));
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static JsonObject json(StudentsBench.Result result) {
    JsonObject document = new JsonObject();
    document.addProperty("device", result.device());
    document.addProperty("threads", result.threads());
    document.addProperty("torch", result.torch());
    if (result.peakBytes().isPresent()) {
      document.addProperty("memory_peak_mb", Json.rounded(result.peakBytes().getAsLong() / 1e6, 1));
    } else {
      document.addProperty("memory_peak_mb", NOT_MEASURED);
    }
    document.addProperty("energy", NOT_MEASURED);
    List<EngineProtocol.Timing> timings = result.timings();
    document.add("rows", Json.array(timings, timing -> json(result, timing)));
    document.add("video", video(result));
    return document;
  }

  private static JsonObject video(StudentsBench.Result result) {
    double teacher = result.teacherSecondsPerHour(median(result, CACHED));
    double student = result.looksSecondsPerHour();
    JsonObject video = new JsonObject();
    video.addProperty("name", result.video());
    video.addProperty("size", result.size());
    video.addProperty("ticks", result.indexing().ticks());
    video.addProperty("looks", result.looks().looks());
    video.addProperty("teacher_seconds_per_hour", Json.rounded(teacher, 2));
    video.addProperty("student_seconds_per_hour", Json.rounded(student, 2));
    video.addProperty("ratio", Json.rounded(student / teacher, 4));
    return video;
  }

  private static JsonObject json(StudentsBench.Result result, EngineProtocol.Timing timing) {
    JsonObject row = new JsonObject();
    row.addProperty("id", timing.id());
    row.addProperty("what", timing.what());
    row.addProperty("parameters", timing.parameters());
    row.addProperty("macs", timing.macs());
    row.addProperty("p50_ms", Json.rounded(timing.p50(), 4));
    row.addProperty("p95_ms", Json.rounded(timing.p95(), 4));
    row.addProperty("ratio_to_cached", Json.rounded(timing.p50() / median(result, CACHED), 4));
    row.addProperty("ratio_to_uncached", Json.rounded(timing.p50() / median(result, UNCACHED), 4));
    return row;
  }
}
