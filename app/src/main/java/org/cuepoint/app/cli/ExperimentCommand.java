package org.cuepoint.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cuepoint.app.report.ExperimentPage;
import org.cuepoint.core.experiment.ExperimentResult;
import org.cuepoint.core.experiment.Figure;
import org.cuepoint.core.experiment.PlanReader;
import org.cuepoint.core.experiment.ResultJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a learning experiment. */
@Command(
    name = "experiment",
    header = "Run a learning experiment from its plan and print every figure with its interval.",
    description = {
      "A plan names data, split, seeds and systems; it is a JSON file, and those behind the"
          + " published tables are in core/experiments. No project is needed. The split holds whole"
          + " videos out, and one that has the same pictures on both sides is refused. Simple"
          + " baselines stand beside every system.",
      "What takes long (frame indexes, encoders, features) is kept in the work folder, so that an"
          + " experiment that was stopped goes on there, and the next one on the same videos is"
          + " quick."
    },
    footer = {
      "  cuepoint experiment core/experiments/motion-theatre-representation.json --data"
          + " motion-theatre",
      "  cuepoint experiment plan.json --data videos --out report.html --json"
    })
final class ExperimentCommand extends BaseCommand {

  @Parameters(paramLabel = "PLAN", description = "The plan, a JSON file.")
  private Path plan;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      required = true,
      description = "The folder that the plan's paths of data start from.")
  private Path data;

  @Option(
      names = "--work",
      paramLabel = "FOLDER",
      description =
          "Where indexes, encoders and features are kept; the program's cache folder if left out.")
  private Optional<Path> work = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write a report with plots, one HTML file that needs nothing beside it.")
  private Optional<Path> out = Optional.empty();

  @Mixin private ProgressOptions progress;

  ExperimentCommand() {}

  @Override
  int run() throws Exception {
    PlanReader.ReadPlan read = PlanReader.read(plan);
    if (!Files.isDirectory(data)) {
      throw new CommandFailedException("There is no data folder '" + data + "'.");
    }
    Path folder = work.orElse(services().places().cache().resolve("experiments"));
    ExperimentResult result =
        runJob(
            services().experiments(folder.toAbsolutePath()).run(read, data.toAbsolutePath()),
            progress);
    answer(ResultJson.of(result));
    tell(result);
    if (out.isPresent()) {
      remark("The report is in " + ExperimentPage.write(result, out.get()));
    }
    return CommandLineTool.DONE;
  }

  private void tell(ExperimentResult result) {
    say(String.format(Locale.ROOT, "%s (%.0f s)", result.name(), result.seconds()));
    List<List<String>> shown = new ArrayList<>();
    for (ExperimentResult.Row row : result.rows()) {
      List<String> names = row.figures().keySet().stream().limit(6).toList();
      if (shown.isEmpty() || !shown.getLast().equals(names)) {
        say("");
        shown.add(names);
        table(result, names);
      }
    }
    say("");
    say("Intervals of 95 % are over seeds where there are several, else over held-out parts.");
    result.notes().forEach(this::say);
  }

  /** Rows with the same figures stand in one table. */
  private void table(ExperimentResult result, List<String> names) {
    List<String> headings = new ArrayList<>(List.of("", "condition"));
    names.forEach(name -> headings.add(name + ">"));
    Table table = new Table(headings.toArray(String[]::new));
    for (ExperimentResult.Row row : result.rows()) {
      if (row.figures().keySet().stream().limit(6).toList().equals(names)) {
        List<Object> cells = new ArrayList<>(List.of(row.system(), row.condition()));
        row.figures().values().stream().limit(6).map(ExperimentCommand::text).forEach(cells::add);
        table.row(cells.toArray());
      }
    }
    say(table);
  }

  private static String text(Figure figure) {
    return Double.isFinite(figure.mean()) ? figure.interval().text() : "–";
  }
}
