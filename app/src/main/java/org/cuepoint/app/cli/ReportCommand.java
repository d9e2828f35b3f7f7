package org.cuepoint.app.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.cuepoint.app.chart.Figures;
import org.cuepoint.app.report.EthogramTables;
import org.cuepoint.app.report.ProjectJson;
import org.cuepoint.app.report.ProjectPage;
import org.cuepoint.app.report.ProjectReport;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.overview.ClassLabels;
import org.cuepoint.core.overview.ComparedModels;
import org.cuepoint.core.overview.ProjectOverview;
import org.cuepoint.core.overview.VideoState;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reports on a project. */
@Command(
    name = "report",
    header = "Report where a project stands and what its labels say of behaviour.",
    description = {
      "What is labelled, by class, group, subject and video; an ethogram with time budgets, bouts,"
          + " latencies, intervals and transitions; the learning curve, agreement, the queue, how"
          + " far videos lie from the labelled ones, models with their evaluations, and disk.",
      "Shares and rates are of the observed time, which is labelled or reviewed; an interval, a"
          + " latency or a transition counts only where all time between was observed. Nothing in"
          + " the project is changed, except that --compare keeps what models say."
    },
    footer = {
      "  cuepoint report study",
      "  cuepoint report study --html study.html",
      "  cuepoint report study --csv tables --json",
      "  cuepoint report study --html study.html --by ada --no-pictures"
    })
final class ReportCommand extends ProjectCommand {

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a report with plots, one HTML file that needs nothing beside it.")
  private Optional<Path> page = Optional.empty();

  @Option(
      names = "--csv",
      paramLabel = "FOLDER",
      description =
          "Write bouts.csv, behaviours.csv, budgets.csv and transitions.csv into this folder.")
  private Optional<Path> tables = Optional.empty();

  @Option(
      names = "--by",
      paramLabel = "PERSON",
      description =
          "Take only this person's labels for the ethogram; everybody's together if left out, with"
              + " what they contradict each other about as unclear.")
  private Optional<String> by = Optional.empty();

  @Option(
      names = "--compare",
      description =
          "Compare successive models, to see whether they say the same; takes some seconds each.")
  private boolean compare;

  @Option(names = "--no-pictures", description = "Leave pictures of the videos out of the page.")
  private boolean plain;

  @Mixin private ProgressOptions progress;

  ReportCommand() {}

  @Override
  Intent intent() {
    return compare ? Intent.CHANGE : Intent.LOOK;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    boolean pictures = page.isPresent() && !plain;
    ProjectReport report =
        runJob(
            ProjectReport.of(
                session,
                InstantSource.system(),
                compare ? runJob(ComparedModels.of(session), progress) : ComparedModels.NONE,
                pictures ? ProjectReport.Thumbnails.READ : ProjectReport.Thumbnails.NONE),
            progress);
    if (by.isPresent()) {
      report = report.by(person(report, by.get()));
    }
    if (page.isPresent()) {
      remark("The report is in " + ProjectPage.write(report, page.get()));
    }
    if (tables.isPresent()) {
      List<Path> written = EthogramTables.write(report.overview().ethogram(), tables.get());
      remark(written.size() + " tables are in " + tables.get());
    }
    answer(ProjectJson.of(report));
    tell(report);
    return CommandLineTool.DONE;
  }

  private static Annotator.Person person(ProjectReport report, String name) {
    var people = report.overview().annotators();
    return people.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailedException(
                    "Nobody called '"
                        + name
                        + "' has labelled anything; there are labels of "
                        + Names.listing(people.stream().map(each -> each.name()).toList())
                        + "."));
  }

  private void tell(ProjectReport report) {
    ProjectOverview overview = report.overview();
    say(
        overview.name()
            + ": "
            + overview.videos().size()
            + " videos, "
            + Figures.time(overview.seconds())
            + ", "
            + Figures.percent(overview.coverage().share())
            + " looked at ("
            + overview.videos(VideoState.Review.DONE)
            + " from end to end), "
            + overview.segments()
            + " segments, "
            + Figures.one(overview.progress().minutes())
            + " minutes of work");
    Table table =
        new Table(
            "class",
            "bouts>",
            "points>",
            "videos>",
            "seconds>",
            "share>",
            "a minute>",
            "median s>");
    for (ClassLabels each : overview.classes()) {
      table.row(
          each.actionClass().name(),
          each.statistics().bouts(),
          each.statistics().points(),
          each.videos(),
          Figures.one(each.statistics().totalSeconds()),
          Figures.percent(each.statistics().share()),
          Figures.two(each.statistics().perMinute()),
          Figures.two(each.statistics().durations().median()));
    }
    if (!table.isEmpty()) {
      say("");
      say(table);
      say("");
    }
    say(overview.progress().advice().words());
  }
}
