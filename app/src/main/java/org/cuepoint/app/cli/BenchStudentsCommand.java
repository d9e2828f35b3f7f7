package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.cuepoint.app.bench.StudentsBench;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.job.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what students cost beside their teacher. */
@Command(
    name = "students",
    header = "Measure what a tick costs: of a teacher, and of the students that stand for it.",
    description =
        "Batch 1, on random input of FE-XS with ten classes, results read. The teacher T-CPU+ is"
            + " timed with features given (cached: one window for each tick), with the encoding of"
            + " the newest picture, and with that of all 16 pictures of its window (uncached)."
            + " Energy is not measured. With --json: device, threads, torch, memory_peak_mb and"
            + " rows, each with id, what, parameters, macs, p50_ms, p95_ms and its ratios by p50 to"
            + " the teacher cached and uncached.",
    footer = {"  cuepoint bench students", "  cuepoint bench students --seconds 10 --json"})
final class BenchStudentsCommand extends BaseCommand {

  private static final String CACHED = "t-cpu+.tick.cached";
  private static final String UNCACHED = "t-cpu+.tick.uncached";
  private static final String NOT_MEASURED = "not measured";

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
    try (TemporaryFolder folder = TemporaryFolder.make("cuepoint-students")) {
      StudentsBench.Result result =
          runJob(
              new Job<>(
                  "Students", context -> services().benchStudents(seconds, folder.path(), context)),
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
    return document;
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
