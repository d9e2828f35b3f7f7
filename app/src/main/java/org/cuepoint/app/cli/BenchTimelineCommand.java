package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.List;
import org.cuepoint.app.bench.Quantiles;
import org.cuepoint.app.bench.TimelineBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the timeline with very many labels. */
@Command(
    name = "timeline",
    header = "Measure the window with very many segments and suggestions in one video.",
    description =
        "Frame times of panning and zooming, and the time from a key press to the repainted"
            + " timeline for one accepted suggestion, for 500 at once and for their undo; once with"
            + " a small project as the baseline, once with a large one. Needs a display: on Linux"
            + " without one, xvfb-run -s \"-screen 0 1600x900x24\" gives it. Keep the mouse and the"
            + " keyboard still while it runs.",
    footer = {"  cuepoint bench timeline", "  cuepoint bench timeline --segments 100000 --json"})
final class BenchTimelineCommand extends BaseCommand {

  @Option(
      names = "--segments",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Segments, and as many suggestions (default: ${DEFAULT-VALUE}).")
  private int segments;

  @Option(
      names = "--baseline",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Segments of the small project (default: ${DEFAULT-VALUE}).")
  private int baseline;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "600",
      description = "Frames of panning, and of zooming (default: ${DEFAULT-VALUE}).")
  private int frames;

  @Option(
      names = "--accepts",
      paramLabel = "N",
      defaultValue = "100",
      description = "Suggestions to accept one by one (default: ${DEFAULT-VALUE}).")
  private int accepts;

  @Option(
      names = "--width",
      paramLabel = "PIXELS",
      defaultValue = "1600",
      description = "Width of the window (default: ${DEFAULT-VALUE}).")
  private double width;

  @Option(
      names = "--height",
      paramLabel = "PIXELS",
      defaultValue = "900",
      description = "Height of the window (default: ${DEFAULT-VALUE}).")
  private double height;

  BenchTimelineCommand() {}

  @Override
  int run() throws Exception {
    if (segments < 20 || baseline < 20 || frames < 1 || accepts < 1) {
      throw wrongUsage("Ask for at least 20 segments in each project, one frame and one accept");
    }
    try (TemporaryFolder folder = TemporaryFolder.make("cuepoint-bench")) {
      TimelineBench.Plan plan =
          new TimelineBench.Plan(segments, baseline, frames, accepts, width, height);
      TimelineBench.Result result =
          services().benchTimeline(plan, folder.path(), line -> remark(line + "…"));
      print(plan, result);
    }
    return CommandLineTool.DONE;
  }

  private void print(TimelineBench.Plan plan, TimelineBench.Result result) {
    JsonObject document = new JsonObject();
    document.addProperty("width", plan.width());
    document.addProperty("height", plan.height());
    document.add("baseline", json(result.baseline()));
    document.add("busy", json(result.busy()));
    JsonObject ratios = new JsonObject();
    Table table =
        new Table(
            "milliseconds",
            result.baseline().segments() + " p50",
            "p95",
            result.busy().segments() + " p50",
            "p95",
            "ratio of p95");
    List<Row> rows = rows(result);
    for (Row row : rows) {
      double ratio = row.busy().p95() / row.baseline().p95();
      ratios.addProperty(row.key(), ratio);
      table.row(
          row.title(),
          BenchFigures.number(row.baseline().p50()),
          BenchFigures.number(row.baseline().p95()),
          BenchFigures.number(row.busy().p50()),
          BenchFigures.number(row.busy().p95()),
          BenchFigures.number(ratio));
    }
    document.add("ratio_p95", ratios);
    answer(document);
    say(table);
    say(
        "Storing the large project took "
            + BenchFigures.number(result.busy().fillSeconds())
            + " s, opening it "
            + BenchFigures.number(result.busy().openSeconds())
            + " s.");
  }

  private record Row(String key, String title, Quantiles baseline, Quantiles busy) {}

  private static List<Row> rows(TimelineBench.Result result) {
    TimelineBench.Measured a = result.baseline();
    TimelineBench.Measured b = result.busy();
    return List.of(
        new Row("pan", "frame while panning", a.pan(), b.pan()),
        new Row("zoom", "frame while zooming", a.zoom(), b.zoom()),
        new Row("accept", "accept one, key to picture", a.accept(), b.accept()),
        new Row("accept_many", "accept 500", a.acceptMany(), b.acceptMany()),
        new Row("undo_many", "undo that", a.undoMany(), b.undoMany()));
  }

  private static JsonObject json(TimelineBench.Measured measured) {
    JsonObject object = new JsonObject();
    object.addProperty("segments", measured.segments());
    object.addProperty("suggestions", measured.segments());
    object.addProperty("fill_seconds", measured.fillSeconds());
    object.addProperty("open_seconds", measured.openSeconds());
    object.add("pan", BenchFigures.json(measured.pan()));
    object.add("zoom", BenchFigures.json(measured.zoom()));
    object.add("accept", BenchFigures.json(measured.accept()));
    object.add("accept_many", BenchFigures.json(measured.acceptMany()));
    object.add("undo_many", BenchFigures.json(measured.undoMany()));
    return object;
  }
}
