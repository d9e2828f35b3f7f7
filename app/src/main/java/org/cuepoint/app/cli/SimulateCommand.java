package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.cuepoint.core.active.stopping.StopAdvice;
import org.cuepoint.core.eval.Interval;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.simulate.CheckSummary;
import org.cuepoint.core.simulate.SimulationPlan;
import org.cuepoint.core.simulate.SimulationResult;
import org.cuepoint.core.simulate.SimulationSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds out what ways of asking are worth. */
@Command(
    name = "simulate",
    header = "Find out on a labelled project how many actions each way of asking costs.",
    description = {
      "A simulated person labels the project's videos once more, asked by each strategy in turn,"
          + " and after each round the live head is judged on the group (or video) that was held"
          + " out. Questions are chosen as 'rank' chooses them and answered with one key. With"
          + " --question segment, where the proposed class is right, edges that are more than a"
          + " quarter second off are set too, an action each, and the segment is taken as a whole;"
          + " else the key labels the middle only. With moment, edges are never set. With window"
          + " everything in 2 s is labelled exactly. 'by-hand' goes through the videos from start"
          + " to end without proposals, with a key where a segment begins and one where it ends.",
      "Says how many actions and seconds it took to reach 90 and 95 %% of what the model reaches"
          + " with all labels; when the program would have advised to stop, and how far from the"
          + " end of the curve that was; and how often the audit's interval held the truth."
          + " Intervals (95 %%) are over seeds. Changes nothing in the project."
    },
    footer = {
      "  cuepoint simulate study --strategies cuepoint,random,by-hand --seeds 10 --gaps background",
      "  cuepoint simulate study --strategies entropy,random --seeds 3 --json"
    })
final class SimulateCommand extends ProjectCommand {

  @Option(
      names = "--strategies",
      paramLabel = "IDS",
      split = ",",
      defaultValue = "cuepoint,random,entropy,by-hand",
      description =
          "Acquisition functions as 'rank --acquisition' names them, and by-hand, separated by"
              + " commas (default: ${DEFAULT-VALUE}).")
  private List<String> strategies = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often each is repeated, with seeds 1 to N (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--gaps",
      paramLabel = "WHAT",
      defaultValue = "not-known",
      description =
          "What time without segments means where nobody marked it as reviewed: not-known, or"
              + " background when the videos were labelled from start to end (default:"
              + " ${DEFAULT-VALUE}).")
  private String gaps = "";

  @Option(
      names = "--question",
      paramLabel = "KIND",
      defaultValue = "segment",
      description = "segment, moment or window (default: ${DEFAULT-VALUE}).")
  private String question = "";

  @Mixin private ProgressOptions progress;

  SimulateCommand() {}

  @Override
  Intent intent() {
    return Intent.CHANGE;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    if (seeds < 1) {
      throw wrongUsage("--seeds must be at least 1");
    }
    SimulationPlan plan =
        SimulationPlan.of(strategies, LongStream.rangeClosed(1, seeds).boxed().toList(), meaning())
            .withQuestion(asked());
    SimulationResult result = runJob(session.learning().simulate(plan), progress);
    SimulationSummary summary = SimulationSummary.of(result, 2 * result.segments());
    JsonObject document = new JsonObject();
    document.add("plan", JsonParser.parseString(plan.toJson()));
    document.addProperty("segments", Json.rounded(result.segments(), 1));
    document.add("summary", Json.tree(summary));
    List<CheckSummary> checks = CheckSummary.of(result);
    document.add("checks", Json.tree(checks));
    answer(document);
    Table table = new Table("strategy", "figure", "of full", "actions", "minutes", "labelled");
    for (SimulationSummary.Strategy strategy : summary.strategies()) {
      for (SimulationSummary.Reached reached : strategy.reached()) {
        table.row(
            strategy.id(),
            reached.figure(),
            reached.share() + " %",
            text(reached.actions(), 1)
                + (reached.missed() > 0 ? " (" + reached.missed() + " missed)" : ""),
            text(reached.seconds(), 60),
            String.format(Locale.ROOT, "%.1f %%", 100 * reached.labelledShare().mean()));
      }
    }
    say(table);
    say(
        String.format(
            Locale.ROOT,
            "With all labels: F1@25 %.1f, F1@50 %.1f; %.0f segments, %.0f actions by hand",
            summary.full().getOrDefault("F1@25", Double.NaN),
            summary.full().getOrDefault("F1@50", Double.NaN),
            result.segments(),
            2 * result.segments()));
    sayChecks(checks);
    return CommandLineTool.DONE;
  }

  private void sayChecks(List<CheckSummary> checks) {
    Table table = new Table("strategy", "advice", "in runs", "actions", "F1@25", "at the end");
    for (CheckSummary check : checks) {
      for (CheckSummary.Stop stop : check.stops()) {
        boolean never = stop.runs() == 0;
        table.row(
            check.strategy(),
            stop.verdict() == StopAdvice.Verdict.STOP ? "stop" : "nearly done",
            stop.runs() + " of " + check.runs(),
            never ? "" : String.format(Locale.ROOT, "%.0f", stop.actions()),
            never ? "" : String.format(Locale.ROOT, "%.1f", stop.f1()),
            never ? "" : String.format(Locale.ROOT, "%.1f", stop.plateau()));
      }
    }
    say(table);
    for (CheckSummary check : checks) {
      say(
          String.format(
              Locale.ROOT,
              "%s: the audit's interval held the truth in %d of %d rounds (%d questions)",
              check.strategy(),
              check.audit().held(),
              check.audit().rounds(),
              check.audit().questions()));
    }
  }

  private SimulationPlan.Question asked() {
    return switch (question) {
      case "segment" -> SimulationPlan.Question.SEGMENT;
      case "moment" -> SimulationPlan.Question.MOMENT;
      case "window" -> SimulationPlan.Question.WINDOW;
      default ->
          throw wrongUsage("--question is segment, moment or window, not '" + question + "'");
    };
  }

  private SimulationPlan.Gaps meaning() {
    return switch (gaps) {
      case "background" -> SimulationPlan.Gaps.BACKGROUND;
      case "not-known" -> SimulationPlan.Gaps.NOT_KNOWN;
      default -> throw wrongUsage("--gaps is background or not-known, not '" + gaps + "'");
    };
  }

  private static String text(Interval interval, double unit) {
    return Double.isFinite(interval.halfWidth())
        ? String.format(
            Locale.ROOT, "%.0f ± %.0f", interval.mean() / unit, interval.halfWidth() / unit)
        : String.format(Locale.ROOT, "%.0f", interval.mean() / unit);
  }
}
