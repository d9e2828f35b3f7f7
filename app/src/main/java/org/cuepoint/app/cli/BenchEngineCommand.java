package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cuepoint.app.bench.EngineBench;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.train.FastHeadPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what learning costs. */
@Command(
    name = "engine",
    header = "Measure what indexing and learning cost on this computer.",
    description =
        "Indexes a video decoding only, encoding only and as it is done, and times networks and"
            + " training steps on random input. Without VIDEO, 20 s in Full HD are made for the"
            + " occasion. With --against-python the same networks run in Python's PyTorch with as"
            + " many threads. With --json: device, threads, torch, video, rows, each with id, what,"
            + " value and unit, and where there is one baseline (what it is compared with),"
            + " baseline_value and ratio (value by baseline's); python (torch and threads, or \"not"
            + " measured\").",
    footer = {
      "  cuepoint bench engine",
      "  cuepoint bench engine walk.mp4 --encoder FE-S --json",
      "  cuepoint bench engine --against-python --memory-steps 5000 --json"
    })
final class BenchEngineCommand extends BaseCommand {

  private static final String NOT_MEASURED = "not measured";

  @Parameters(
      paramLabel = "VIDEO",
      arity = "0..1",
      description = "The video to index; a clip is made if it is left out.")
  private Optional<Path> video = Optional.empty();

  @Option(
      names = "--encoder",
      paramLabel = "NAME",
      defaultValue = "FE-XS",
      description =
          "The encoder to index with: FE-XS, FE-S, FE-M or FE-L (default: ${DEFAULT-VALUE}).")
  private String encoder;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "3",
      description = "How long each network is timed (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--against-python",
      description = "Compare with PyTorch in Python, where it is installed.")
  private boolean againstPython;

  @Option(
      names = "--memory-steps",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Watch the engine's memory over so many training steps and say how it grows; 5000 take"
              + " about 6 minutes on 2 cores (default: ${DEFAULT-VALUE}, not measured).")
  private int memorySteps;

  /** Pictures in the timed step of the encoder. */
  private static final int ENCODER_BATCH = 64;

  @Mixin private ProgressOptions progress;

  BenchEngineCommand() {}

  /** One line of the table. */
  private record Row(
      String id, String what, Optional<Double> value, String unit, Optional<Comparison> baseline) {}

  /** What a value is compared with. */
  private record Comparison(String what, double value) {}

  @Override
  int run() throws Exception {
    if (!(seconds > 0)) {
      throw wrongUsage("--seconds must be above 0");
    }
    if (memorySteps < 0) {
      throw wrongUsage("--memory-steps must be 0 or more");
    }
    if (video.isPresent() && !Files.exists(video.get())) {
      throw new NoSuchFileException(video.get().toString());
    }
    try (TemporaryFolder folder = TemporaryFolder.make("cuepoint-engine")) {
      EngineBench.Plan plan =
          new EngineBench.Plan(
              video.map(Path::toAbsolutePath),
              encoder,
              seconds,
              againstPython ? EngineBench.Plan.Python.COMPARE : EngineBench.Plan.Python.LEAVE_OUT,
              memorySteps);
      EngineBench.Result result =
          runJob(
              new Job<>("Engine", context -> services().benchEngine(plan, folder.path(), context)),
              progress);
      List<Row> rows = rows(result);
      answer(json(result, rows));
      tell(result, rows);
    }
    return CommandLineTool.DONE;
  }

  private static List<Row> rows(EngineBench.Result result) {
    List<Row> rows = new ArrayList<>();
    EngineProtocol.IndexingMeasured index = result.indexing();
    double perHour = 3600 / index.videoSeconds();
    String of = " an hour of " + result.size() + " video, " + index.encoder().name();
    Comparison sum =
        new Comparison(
            "decoding and encoding one after the other",
            (index.decodeSeconds() + index.encodeSeconds()) * perHour);
    rows.add(row("index.decode", "decode" + of, index.decodeSeconds() * perHour, "s"));
    rows.add(row("index.encode", "encode" + of, index.encodeSeconds() * perHour, "s"));
    rows.add(
        new Row(
            "index.together",
            "index" + of,
            Optional.of(index.seconds() * perHour),
            "s",
            Optional.of(sum)));
    rows.add(row("index.bytes", "features of an hour", index.bytes() * perHour / 1e6, "MB"));
    for (EngineProtocol.Timing timing : result.timings()) {
      rows.add(
          new Row(
              timing.id(),
              timing.what(),
              Optional.of(timing.p50()),
              "ms",
              result
                  .python()
                  .map(python -> python.medians().get(timing.id()))
                  .map(median -> new Comparison("PyTorch in Python", median))));
    }
    reuse(result).ifPresent(rows::add);
    rows.add(
        new Row(
            "memory.peak",
            "resident memory of the engine, highest",
            result.peakBytes().isPresent()
                ? Optional.of(result.peakBytes().getAsLong() / 1e6)
                : Optional.empty(),
            "MB",
            Optional.empty()));
    if (result.bytesPerStep().isPresent()) {
      rows.add(
          row(
              "memory.slope",
              "growth of resident memory, 1,000 training steps",
              result.bytesPerStep().getAsDouble() * 1000 / 1e6,
              "MB"));
    }
    return rows;
  }

  /**
   * Features are kept, so that the next model trains without the encoder: a step of the fast head
   * beside the same step with FE-XS learning on the pictures of its ticks.
   */
  private static Optional<Row> reuse(EngineBench.Result result) {
    FastHeadPlan plan = FastHeadPlan.defaults();
    double batches = (double) plan.batch() * plan.windowTicks() / ENCODER_BATCH;
    return median(result, "fast-head.step")
        .flatMap(
            head ->
                median(result, "fe-xs.step." + ENCODER_BATCH)
                    .map(
                        encoder ->
                            new Row(
                                "reuse.step",
                                "fast head, training step on stored features",
                                Optional.of(head),
                                "ms",
                                Optional.of(
                                    new Comparison(
                                        "the same step with FE-XS trained on the ticks' pictures",
                                        head + batches * encoder)))));
  }

  private static Optional<Double> median(EngineBench.Result result, String id) {
    return result.timings().stream()
        .filter(timing -> timing.id().equals(id))
        .findFirst()
        .map(EngineProtocol.Timing::p50);
  }

  private static Row row(String id, String what, double value, String unit) {
    return new Row(id, what, Optional.of(value), unit, Optional.empty());
  }

  private void tell(EngineBench.Result result, List<Row> rows) {
    Table table = new Table("", "value>", "unit", "baseline>", "ratio>", "baseline is");
    for (Row row : rows) {
      table.row(
          row.what(),
          row.value().map(BenchFigures::number).orElse(NOT_MEASURED),
          row.unit(),
          row.baseline().map(b -> BenchFigures.number(b.value())).orElse(""),
          row.baseline()
              .flatMap(b -> row.value().map(v -> String.format(Locale.ROOT, "%.2f", v / b.value())))
              .orElse(""),
          row.baseline().map(Comparison::what).orElse(""));
    }
    say(table);
    say(
        String.format(
            Locale.ROOT,
            "%s: %s; libtorch %s on %s, %d threads.",
            result.video(),
            result.size(),
            result.torch(),
            result.device(),
            result.threads()));
    if (againstPython) {
      say(
          "Python: "
              + result
                  .python()
                  .map(python -> "PyTorch " + python.torch() + ", " + python.threads() + " threads")
                  .orElse(NOT_MEASURED + ", since no Python with PyTorch is here")
              + ".");
    }
  }

  private JsonObject json(EngineBench.Result result, List<Row> rows) {
    JsonObject document = new JsonObject();
    document.addProperty("device", result.device());
    document.addProperty("threads", result.threads());
    document.addProperty("processors", Runtime.getRuntime().availableProcessors());
    document.addProperty("torch", result.torch());
    document.addProperty("video", result.video());
    document.addProperty("size", result.size());
    document.addProperty("video_s", Json.rounded(result.indexing().videoSeconds(), 3));
    document.addProperty("encoder", result.indexing().encoder().id());
    document.add("rows", Json.array(rows, BenchEngineCommand::json));
    result
        .python()
        .ifPresentOrElse(
            python -> {
              JsonObject object = new JsonObject();
              object.addProperty("torch", python.torch());
              object.addProperty("threads", python.threads());
              document.add("python", object);
            },
            () -> document.addProperty("python", NOT_MEASURED));
    return document;
  }

  private static JsonObject json(Row row) {
    JsonObject object = new JsonObject();
    object.addProperty("id", row.id());
    object.addProperty("what", row.what());
    row.value()
        .ifPresentOrElse(
            value -> object.addProperty("value", Json.rounded(value, 4)),
            () -> object.addProperty("value", NOT_MEASURED));
    object.addProperty("unit", row.unit());
    row.baseline()
        .ifPresent(
            baseline -> {
              object.addProperty("baseline", baseline.what());
              object.addProperty("baseline_value", Json.rounded(baseline.value(), 4));
              row.value()
                  .ifPresent(
                      value ->
                          object.addProperty("ratio", Json.rounded(value / baseline.value(), 3)));
            });
    return object;
  }
}
