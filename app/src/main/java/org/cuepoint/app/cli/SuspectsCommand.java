package org.cuepoint.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.active.suspect.ConfidentLearning.Order;
import org.cuepoint.core.active.suspect.Planting;
import org.cuepoint.core.eval.Interval;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.session.SuspectPlan;
import org.cuepoint.core.session.SuspectReport;
import org.cuepoint.core.session.SuspectReview;
import org.cuepoint.core.time.FrameIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for wrong labels. */
@Command(
    name = "suspects",
    header = "List labels that are probably wrong, most suspect first.",
    description = {
      "The labelled videos are dealt to 2 to 5 parts (declared groups stay together). For each part"
          + " light heads learn from the labels of the others and say what happens in it; a label"
          + " is suspect when they are as sure of another class as they usually are of labels of"
          + " that class (confident learning). Reviewed gaps count as the class background."
          + " Segments of which only an edge is off are listed apart, with the distance in frames."
          + " No label is changed.",
      "With --plant wrong labels are planted in a copy of the labels, in memory only, and the"
          + " answer says how many of them the first items find."
    },
    footer = {
      "  cuepoint suspects study",
      "  cuepoint suspects study --limit 50 --queue",
      "  cuepoint suspects study --plant 0.05 --seeds 5 --json"
    })
final class SuspectsCommand extends ProjectCommand {

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "How many suspect labels, and how many suspect edges, to list (default:"
              + " ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--queue",
      description =
          "Make the first --limit findings the queue; 'cuepoint queue' and the window's queue panel"
              + " show them.")
  private boolean queue;

  @Option(
      names = "--tolerance",
      paramLabel = "SECONDS",
      defaultValue = "0.5",
      description =
          "An edge is suspect when it lies farther than this from where models have it (default:"
              + " ${DEFAULT-VALUE}).")
  private double tolerance;

  @Option(
      names = "--heads",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "Heads trained for each part, 1 to 10; what they say is averaged (default:"
              + " ${DEFAULT-VALUE}).")
  private int heads;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "300",
      description =
          "Training steps of a head; fewer where few labels are (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of every random choice (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--plant",
      paramLabel = "SHARE",
      description =
          "Give so large a share of the labelled segments a wrong class, above 0 and below 1, in a"
              + " copy of the labels, and say how many of them are found.")
  private Optional<Double> plant = Optional.empty();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "With --plant: how often, each time with other wrong labels (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Mixin private ProgressOptions progress;

  SuspectsCommand() {}

  @Override
  Intent intent() {
    return Intent.CHANGE;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    if (limit < 1 || seeds < 1) {
      throw wrongUsage("--limit and --seeds must be at least 1");
    }
    if (heads < 1 || heads > 10 || steps < 1 || !(tolerance >= 0)) {
      throw wrongUsage("--heads is 1 to 10, --steps at least 1 and --tolerance at least 0");
    }
    SuspectPlan plan = new SuspectPlan(heads, steps, tolerance, seed);
    if (plant.isEmpty()) {
      return find(session, plan);
    }
    double share = plant.get();
    if (queue || !(share > 0 && share < 1)) {
      throw wrongUsage("--plant is a share above 0 and below 1, and goes without --queue");
    }
    return plant(session, plan, share);
  }

  private int find(ProjectSession session, SuspectPlan plan) throws Exception {
    SuspectReport report = runJob(session.learning().suspects(plan), progress);
    JsonObject document = new JsonObject();
    document.addProperty("units", report.units());
    document.addProperty("folds", report.folds());
    document.addProperty("suspect_labels", report.labels().size());
    document.addProperty("suspect_edges", report.edges().size());
    document.addProperty("seconds", Json.rounded(report.seconds(), 3));
    document.add("labels", rows(session, report.labels()));
    document.add("edges", rows(session, report.edges()));
    tell(session, report);
    if (queue) {
      QueueRound round =
          new SuspectReview(session.ports(), InstantSource.system()).queue(report, limit);
      document.addProperty("round", round.id().toString());
      document.addProperty("queued", round.items().size());
      say("");
      say(
          round.items().size()
              + " findings are the queue now; 'cuepoint queue PROJECT' lists and answers them.");
    }
    answer(document);
    return CommandLineTool.DONE;
  }

  private JsonArray rows(ProjectSession session, List<SuspectReport.Finding> findings) {
    Names names = new Names(session);
    return Json.array(
        findings.stream().limit(limit).toList(),
        finding -> {
          FrameIndex index = session.ports().project().index(finding.video()).index();
          JsonObject row = new JsonObject();
          row.addProperty("kind", finding.kind().name().toLowerCase(Locale.ROOT));
          row.addProperty("video", names.name(finding.video()));
          Json.add(row, "region", names.region(finding.video(), finding.region()));
          Rows.place(row, finding.place(), index);
          row.addProperty("label", finding.label());
          row.addProperty("proposed", finding.proposed());
          JsonObject proposed = new JsonObject();
          Rows.place(proposed, finding.proposedPlace(), index);
          row.add("proposed_place", proposed);
          row.addProperty("score", Json.rounded(finding.score(), 6));
          row.add("parts", Rows.numbers(finding.parts()));
          row.addProperty("reason", finding.reason());
          return row;
        });
  }

  private void tell(ProjectSession session, SuspectReport report) {
    say(
        String.format(
            Locale.ROOT,
            "%d of %d labelled segments and gaps are suspect, and %d edges (%d parts, %.1f s)",
            report.labels().size(),
            report.units(),
            report.edges().size(),
            report.folds(),
            report.seconds()));
    tell(session, "label", report.labels());
    tell(session, "edge", report.edges());
  }

  private void tell(ProjectSession session, String heading, List<SuspectReport.Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    Names names = new Names(session);
    Table table =
        new Table("video", "region", "start>", "end>", "labelled", "probably", "score>", "why");
    for (SuspectReport.Finding finding : findings.stream().limit(limit).toList()) {
      FrameIndex index = session.ports().project().index(finding.video()).index();
      table.row(
          names.name(finding.video()),
          names.region(finding.video(), finding.region()).orElse(""),
          Rows.start(finding.place(), index),
          Rows.end(finding.place(), index),
          finding.label(),
          finding.kind() == SuspectReport.Kind.LABEL
              ? finding.proposed()
              : "another " + finding.kind().name().toLowerCase(Locale.ROOT),
          String.format(Locale.ROOT, "%.2f", finding.score()),
          finding.reason());
    }
    say("");
    say("Suspect " + heading + "s:");
    say(table);
  }

  private int plant(ProjectSession session, SuspectPlan plan, double share) throws Exception {
    List<SuspectReport.Planted> found =
        runJob(session.learning().plantedSuspects(plan, share, seeds), progress);
    say("k is the number of planted labels.");
    JsonObject document = new JsonObject();
    document.addProperty("planted_share", share);
    document.addProperty("heads", plan.heads());
    JsonObject orders = new JsonObject();
    for (Order order : Order.values()) {
      String name = order.name().toLowerCase(Locale.ROOT);
      say("");
      say("Ordered by " + name.replace('_', ' ') + ":");
      say(table(found, order));
      JsonObject means = new JsonObject();
      mean(means, "precision_at_k", found, each -> each.in(order).first().precision());
      mean(means, "recall_at_k", found, each -> each.in(order).first().recall());
      mean(means, "precision_at_2k", found, each -> each.in(order).second().precision());
      mean(means, "recall_at_2k", found, each -> each.in(order).second().recall());
      JsonObject figures = new JsonObject();
      figures.add("mean", means);
      figures.add("runs", Json.array(found, each -> json(each, order)));
      orders.add(name, figures);
    }
    document.add("orders", orders);
    answer(document);
    return CommandLineTool.DONE;
  }

  private static Table table(List<SuspectReport.Planted> found, Order order) {
    Table table =
        new Table(
            "seed>",
            "planted>",
            "units>",
            "suspect>",
            "precision@k>",
            "recall@k>",
            "precision@2k>",
            "recall@2k>",
            "s>");
    for (SuspectReport.Planted each : found) {
      SuspectReport.Found quality = each.in(order);
      table.row(
          each.seed(),
          quality.first().planted(),
          each.units(),
          each.suspects(),
          percent(quality.first().precision()),
          percent(quality.first().recall()),
          percent(quality.second().precision()),
          percent(quality.second().recall()),
          String.format(Locale.ROOT, "%.1f", each.seconds()));
    }
    return table;
  }

  private void mean(
      JsonObject document,
      String name,
      List<SuspectReport.Planted> found,
      ToDoubleFunction<SuspectReport.Planted> figure) {
    Interval interval =
        Interval.of(
            found.stream().map(each -> 100 * figure.applyAsDouble(each)).toList(),
            Interval.Over.SEEDS);
    say(String.format(Locale.ROOT, "%s: %s %%", name.replace('_', ' '), interval.text()));
    JsonObject object = new JsonObject();
    object.addProperty("mean", Json.rounded(interval.mean() / 100, 4));
    object.addProperty("half_width", Json.rounded(interval.halfWidth() / 100, 4));
    document.add(name, object);
  }

  private static JsonObject json(SuspectReport.Planted each, Order order) {
    JsonObject row = new JsonObject();
    row.addProperty("seed", each.seed());
    row.addProperty("units", each.units());
    row.addProperty("suspects", each.suspects());
    row.add("at_k", json(each.in(order).first()));
    row.add("at_2k", json(each.in(order).second()));
    row.addProperty("seconds", Json.rounded(each.seconds(), 3));
    return row;
  }

  private static JsonObject json(Planting.Quality quality) {
    JsonObject object = new JsonObject();
    object.addProperty("items", quality.items());
    object.addProperty("hits", quality.hits());
    object.addProperty("planted", quality.planted());
    object.addProperty("precision", Json.rounded(quality.precision(), 4));
    object.addProperty("recall", Json.rounded(quality.recall(), 4));
    return object;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
