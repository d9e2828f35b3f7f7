package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import org.cuepoint.app.bench.CompareViewBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the view of models side by side on a long video. */
@Command(
    name = "compare-view",
    header = "Measure frame times of the view of models side by side.",
    description =
        "What models say of one long video is made up and shown in the window's own view; panning"
            + " and zooming are timed from one frame to the next. The baseline of the same run is a"
            + " video of a minute with two models and two classes. Needs a display. With --json:"
            + " baseline and large, each with open_seconds, pan and zoom, and ratio_p95.",
    footer = {
      "  cuepoint bench compare-view --json",
      "  cuepoint bench compare-view --hours 8 --models 2"
    })
final class BenchCompareViewCommand extends BaseCommand {

  @Option(
      names = "--hours",
      paramLabel = "H",
      defaultValue = "2",
      description = "Length of the video (default: ${DEFAULT-VALUE}).")
  private double hours;

  @Option(
      names = "--classes",
      paramLabel = "N",
      defaultValue = "20",
      description = "Classes, of which one happens at a time (default: ${DEFAULT-VALUE}).")
  private int classes;

  @Option(
      names = "--models",
      paramLabel = "N",
      defaultValue = "4",
      description = "Models that are compared (default: ${DEFAULT-VALUE}).")
  private int models;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "300",
      description = "Frames of each kind (default: ${DEFAULT-VALUE}).")
  private int frames;

  @Option(
      names = "--width",
      paramLabel = "PIXELS",
      defaultValue = "1600",
      description = "Width of the window (default: ${DEFAULT-VALUE}).")
  private double width;

  @Option(
      names = "--height",
      paramLabel = "PIXELS",
      defaultValue = "1000",
      description = "Height of the window (default: ${DEFAULT-VALUE}).")
  private double height;

  BenchCompareViewCommand() {}

  @Override
  int run() throws Exception {
    if (!(hours > 0) || classes < 1 || models < 2 || frames < 3) {
      throw wrongUsage("Ask for hours above 0, a class, two models and three frames at least");
    }
    CompareViewBench.Result result =
        services()
            .benchCompareView(
                new CompareViewBench.Plan(hours, classes, models, frames, width, height),
                line -> remark(line + "…"));
    JsonObject document = new JsonObject();
    document.addProperty("hours", hours);
    document.addProperty("classes", classes);
    document.addProperty("models", models);
    document.add("baseline", json(result.baseline()));
    document.add("large", json(result.large()));
    JsonObject ratios = new JsonObject();
    double pan = result.large().pan().p95() / result.baseline().pan().p95();
    double zoom = result.large().zoom().p95() / result.baseline().zoom().p95();
    ratios.addProperty("pan", Json.rounded(pan, 3));
    ratios.addProperty("zoom", Json.rounded(zoom, 3));
    document.add("ratio_p95", ratios);
    answer(document);
    Table table = new Table("milliseconds", "small p50>", "p95>", "large p50>", "p95>", "ratio>");
    table.row(
        "frame while panning",
        BenchFigures.number(result.baseline().pan().p50()),
        BenchFigures.number(result.baseline().pan().p95()),
        BenchFigures.number(result.large().pan().p50()),
        BenchFigures.number(result.large().pan().p95()),
        BenchFigures.number(pan));
    table.row(
        "frame while zooming",
        BenchFigures.number(result.baseline().zoom().p50()),
        BenchFigures.number(result.baseline().zoom().p95()),
        BenchFigures.number(result.large().zoom().p50()),
        BenchFigures.number(result.large().zoom().p95()),
        BenchFigures.number(zoom));
    say(table);
    say(
        "From the comparison to its picture "
            + BenchFigures.number(result.large().openSeconds())
            + " s.");
    return CommandLineTool.DONE;
  }

  private static JsonObject json(CompareViewBench.Measured measured) {
    JsonObject object = new JsonObject();
    object.addProperty("open_seconds", Json.rounded(measured.openSeconds(), 3));
    object.add("pan", BenchFigures.json(measured.pan()));
    object.add("zoom", BenchFigures.json(measured.zoom()));
    return object;
  }
}
