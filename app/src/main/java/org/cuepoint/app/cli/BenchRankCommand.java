package org.cuepoint.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cuepoint.app.bench.RankBench;
import org.cuepoint.core.job.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures acquisition functions. */
@Command(
    name = "rank",
    header = "Measure how long acquisition functions take.",
    description =
        "Generated distributions over 20 classes and background. Scores: from what models say of"
            + " all windows to the 200 best. Comparisons: 100 places of the 20,000 most uncertain,"
            + " with embeddings of 64 numbers. Each is the median of several times after two to"
            + " warm up. With --arrays, core/experiments/rank_baseline.py measures the same in"
            + " NumPy and scikit-learn on the same arrays. With --json: windows, compared, cores,"
            + " scores and comparisons, each with id, count, p50_ms, p95_ms, worst_ms and"
            + " processor_ms, the time of all cores.",
    footer = {
      "  cuepoint bench rank --windows 1000000 --json",
      "  cuepoint bench rank --arrays /tmp/arrays"
    })
final class BenchRankCommand extends BaseCommand {

  @Option(
      names = "--windows",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many windows (default: ${DEFAULT-VALUE}).")
  private int windows;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each is timed (default: ${DEFAULT-VALUE}).")
  private int repetitions;

  @Option(
      names = "--arrays",
      paramLabel = "FOLDER",
      description = "Write the arrays here, as NumPy reads them.")
  private Optional<Path> arrays = Optional.empty();

  @Mixin private ProgressOptions progress;

  BenchRankCommand() {}

  @Override
  int run() throws Exception {
    if (windows < 1 || repetitions < 1) {
      throw wrongUsage("--windows and --repetitions must be at least 1");
    }
    if (arrays.isPresent()) {
      Files.createDirectories(arrays.get());
    }
    RankBench bench = new RankBench(windows, repetitions);
    RankBench.Result result =
        runJob(new Job<>("Ranking", context -> bench.run(arrays, context)), progress);
    JsonObject document = new JsonObject();
    document.addProperty("windows", result.windows());
    document.addProperty("compared", result.compared());
    document.addProperty("cores", Runtime.getRuntime().availableProcessors());
    document.add("scores", rows(result.scores()));
    document.add("comparisons", rows(result.comparisons()));
    answer(document);
    say(table("the 200 best of " + result.windows(), result.scores()));
    say(table("100 of " + result.compared(), result.comparisons()));
    return CommandLineTool.DONE;
  }

  private static JsonArray rows(List<RankBench.Row> rows) {
    return Json.array(
        rows,
        row -> {
          JsonObject object = new JsonObject();
          object.addProperty("id", row.id());
          BenchFigures.json(row.times())
              .entrySet()
              .forEach(e -> object.add(e.getKey(), e.getValue()));
          object.addProperty("processor_ms", Json.rounded(row.processor().p50(), 3));
          return object;
        });
  }

  private static Table table(String what, List<RankBench.Row> rows) {
    Table table = new Table(what, "p50 ms>", "p95 ms>", "processor ms>");
    for (RankBench.Row row : rows) {
      table.row(
          row.id(),
          BenchFigures.number(row.times().p50()),
          BenchFigures.number(row.times().p95()),
          BenchFigures.number(row.processor().p50()));
    }
    return table;
  }
}
