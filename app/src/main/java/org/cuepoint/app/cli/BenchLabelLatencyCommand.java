package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.Locale;
import org.cuepoint.app.bench.LabelLatencyBench;
import org.cuepoint.app.bench.Quantiles;
import org.cuepoint.core.job.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long a label takes to show in suggestions and queue. */
@Command(
    name = "label-latency",
    header = "Measure the time from a label to new suggestions and a new queue.",
    description =
        "In a project with hours of generated features each label is made durable, the live head"
            + " learns it, proposes segments in the labelled video and ranks all others, and what"
            + " it said is stored and read back. Drawing is not counted. The baseline of the same"
            + " run trains the fast head and lets it propose segments in one video, without"
            + " ranking. Needs about 100 MB of disk for each hour. With --json: videos, ticks,"
            + " first_s, whole, parts and baseline, each with count, p50_ms, p95_ms and worst_ms,"
            + " and ratio_p95.",
    footer = {
      "  cuepoint bench label-latency --hours 10 --json",
      "  cuepoint bench label-latency --hours 1 --labels 20"
    })
final class BenchLabelLatencyCommand extends BaseCommand {

  @Option(
      names = "--hours",
      paramLabel = "H",
      defaultValue = "10",
      description = "Hours of indexed video (default: ${DEFAULT-VALUE}).")
  private double hours;

  @Option(
      names = "--classes",
      paramLabel = "N",
      defaultValue = "20",
      description = "Classes, of which one happens at a time (default: ${DEFAULT-VALUE}).")
  private int classes;

  @Option(
      names = "--segments",
      paramLabel = "N",
      defaultValue = "600",
      description = "Segments that are labelled at the start (default: ${DEFAULT-VALUE}).")
  private int segments;

  @Option(
      names = "--labels",
      paramLabel = "N",
      defaultValue = "60",
      description = "Labels to time (default: ${DEFAULT-VALUE}).")
  private int labels;

  @Mixin private ProgressOptions progress;

  BenchLabelLatencyCommand() {}

  @Override
  int run() throws Exception {
    if (!(hours > 0) || classes < 2 || segments < 1 || labels < 1) {
      throw wrongUsage("Ask for hours above 0, two classes, a segment and a label at least");
    }
    LabelLatencyBench.Plan plan = new LabelLatencyBench.Plan(hours, classes, segments, labels);
    try (TemporaryFolder folder = TemporaryFolder.make("cuepoint-latency")) {
      LabelLatencyBench.Result result =
          runJob(
              new Job<>(
                  "Label latency",
                  context -> services().benchLabelLatency(plan, folder.path(), context)),
              progress);
      print(result);
    }
    return CommandLineTool.DONE;
  }

  private void print(LabelLatencyBench.Result result) {
    double ratio = result.whole().p95() / result.baseline().p95();
    JsonObject document = new JsonObject();
    document.addProperty("videos", result.videos());
    document.addProperty("ticks", result.ticks());
    document.addProperty("first_s", Json.rounded(result.first(), 2));
    document.add("whole", json(result.whole()));
    JsonObject parts = new JsonObject();
    result.parts().forEach((part, measured) -> parts.add(part, json(measured)));
    document.add("parts", parts);
    document.add("baseline", json(result.baseline()));
    document.addProperty("ratio_p95", Json.rounded(ratio, 4));
    answer(document);
    Table table = new Table("milliseconds", "p50>", "p95>");
    result
        .parts()
        .forEach(
            (part, measured) ->
                table.row(
                    part,
                    BenchFigures.number(measured.p50()),
                    BenchFigures.number(measured.p95())));
    table.row(
        "whole",
        BenchFigures.number(result.whole().p50()),
        BenchFigures.number(result.whole().p95()));
    table.row(
        "baseline: fast head, one video",
        BenchFigures.number(result.baseline().p50()),
        BenchFigures.number(result.baseline().p95()));
    say(table);
    say(
        String.format(
            Locale.ROOT,
            "%d videos, %d ticks; the first reaction, which reads all features, took %.1f s.",
            result.videos(),
            result.ticks(),
            result.first()));
  }

  private static JsonObject json(Quantiles measured) {
    JsonObject object = new JsonObject();
    object.addProperty("count", measured.count());
    object.addProperty("p50_ms", Json.rounded(measured.p50(), 2));
    object.addProperty("p95_ms", Json.rounded(measured.p95(), 2));
    object.addProperty("worst_ms", Json.rounded(measured.worst(), 2));
    return object;
  }
}
