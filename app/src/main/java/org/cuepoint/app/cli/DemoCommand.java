package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cuepoint.app.demo.Demo;
import org.cuepoint.app.demo.DemoMaterial;
import org.cuepoint.app.demo.DemoPage;
import org.cuepoint.app.demo.DemoResult;
import org.cuepoint.app.demo.DemoSettings;
import org.cuepoint.app.demo.DemoStage;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.project.ProjectUnavailableException;
import org.cuepoint.core.session.AnnotationExchange;
import org.cuepoint.core.session.ModelEvaluation;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FeatureClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the whole loop. */
@Command(
    name = "demo",
    header = "Show the whole loop on the sample project: the queue against random order.",
    description =
        "In a temporary copy: adds the videos, computes features, learns from two labelled videos;"
            + " then a simulated person answers the clips that the queue asks, and the same number"
            + " drawn at random, and the model is tested on videos that are never asked about."
            + " Prints a table and writes a page with plots and pictures.",
    footer = {
      "  cuepoint demo",
      "  cuepoint demo --rounds 3 --budget 8 --seed 7 --json",
      "  cuepoint demo --report demo-report"
    })
final class DemoCommand extends BaseCommand {

  @Option(
      names = "--report",
      paramLabel = "FOLDER",
      description = "Where the page goes (index.html); the program's data folder if left out.")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--rounds",
      paramLabel = "R",
      defaultValue = "5",
      description = "How often the person is asked (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--budget",
      paramLabel = "N",
      defaultValue = "12",
      description = "Clips of two seconds a round (default: ${DEFAULT-VALUE}).")
  private int budget;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of every random choice (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--acquisition",
      paramLabel = "ID",
      defaultValue = "cuepoint",
      description = "What the queue is ranked by (default: ${DEFAULT-VALUE}).")
  private String acquisition;

  @Mixin private ProgressOptions progress;

  DemoCommand() {}

  @Override
  int run() throws Exception {
    if (rounds < 1 || budget < 1) {
      throw wrongUsage("--rounds and --budget must be at least 1");
    }
    Path workplace = Files.createTempDirectory("cuepoint-demo-");
    try {
      DemoMaterial material = services().demoMaterial(workplace.resolve("sample"));
      DemoResult result =
          new Demo(new Stage(), material, new DemoSettings(rounds, budget, seed, acquisition))
              .run(workplace);
      Path page =
          DemoPage.write(result, report.orElse(services().places().data().resolve("demo-report")));
      answer(json(result, page));
      tell(result, page);
      return CommandLineTool.DONE;
    } finally {
      delete(workplace);
    }
  }

  private void tell(DemoResult result, Path page) {
    say(
        String.format(
            Locale.ROOT,
            "On %d test videos that were never asked about, after %d rounds of %d clips (seed %d):",
            result.start().test().size(),
            rounds,
            budget,
            seed));
    Table table =
        new Table("", "clips>", "labels>", "seconds>", "F1@25>", "F1@50>", "edit>", "MoF>");
    DemoPage.rows(result).forEach(row -> table.row(row.toArray()));
    say(table);
    say(
        String.format(
            Locale.ROOT,
            "%.0f s in all. F1 and edit leave background out of segments. Page: %s",
            result.seconds(),
            page));
  }

  private static JsonObject json(DemoResult result, Path page) {
    JsonObject document = new JsonObject();
    document.addProperty("rounds", result.settings().rounds());
    document.addProperty("budget", result.settings().clipsPerRound());
    document.addProperty("seed", result.settings().seed());
    document.add("start", json(result.start()));
    document.add(
        "strategies",
        Json.array(
            result.strategies(),
            course -> {
              JsonObject object = json(course.last());
              object.addProperty("name", course.name());
              object.addProperty("acquisition", course.acquisition());
              object.add("curve", Json.array(course.points(), DemoCommand::json));
              return object;
            }));
    JsonObject baselines = new JsonObject();
    result
        .baselines()
        .forEach(
            (name, evaluation) ->
                baselines.add(name, json(new DemoResult.Point(0, 0, 0, evaluation, List.of()))));
    document.add("baselines", baselines);
    JsonObject stages = new JsonObject();
    result.stageSeconds().forEach((stage, s) -> stages.addProperty(stage, Json.rounded(s, 3)));
    document.add("stages", stages);
    document.addProperty("seconds", Json.rounded(result.seconds(), 3));
    document.addProperty("report", page.toString());
    return document;
  }

  private static JsonObject json(DemoResult.Point point) {
    JsonObject object = new JsonObject();
    object.addProperty("clips", point.answers());
    object.addProperty("labels", point.labels());
    object.addProperty("labelled_seconds", Json.rounded(point.labelledSeconds(), 3));
    object.addProperty("f1_25", point.f1(25));
    object.addProperty("f1_50", point.f1(50));
    object.addProperty("edit", point.edit());
    object.addProperty("mof", point.mof());
    return object;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Gives the demonstration projects and shows its progress. */
  private final class Stage implements DemoStage {

    @Override
    public ProjectSession create(Path folder, String name, FeatureClock clock)
        throws ProjectUnavailableException {
      return services().createSession(folder, name, clock);
    }

    @Override
    public ProjectSession open(Path folder) throws ProjectUnavailableException {
      return services().openSession(folder, ProjectAccess.WRITE);
    }

    @Override
    public AnnotationExchange exchange(ProjectSession session) {
      return services().exchange(session);
    }

    @Override
    public ModelEvaluation evaluation(ProjectSession session) {
      return services().evaluation(session);
    }

    @Override
    public <T> T run(Job<T> job) throws Exception {
      return runJob(job, progress);
    }

    @Override
    public void tell(String sentence) {
      remark(sentence);
    }
  }
}
