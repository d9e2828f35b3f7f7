package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cuepoint.core.active.stopping.DecisionCosts;
import org.cuepoint.core.active.stopping.LearningCurve;
import org.cuepoint.core.active.stopping.StopAdvice;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.LabellingProgress;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what labelling costs and gains. */
@Command(
    name = "progress",
    header = "Say what labelling has cost, how right the model became, and whether to go on.",
    description = {
      "Prints the minutes worked, the seconds that decisions take by kind, the learning curve"
          + " (human minutes against the accuracy of audit questions, ten a point), what the next"
          + " 20 questions would gain by a power law through that curve, and advice in words."
          + " Nothing is ever stopped.",
      "Advice looks at three signs: whether successive models say the same, whether the audit still"
          + " rises, and the expected gain. The first needs --compare, which asks the models of the"
          + " latest rounds about a fixed set of places and takes some seconds a model."
    },
    footer = {
      "  cuepoint progress study",
      "  cuepoint progress study --compare",
      "  cuepoint progress study --json"
    })
final class ProgressCommand extends ProjectCommand {

  /** Three rounds of agreement need the models before and after each. */
  private static final int MODELS = 4;

  @Option(
      names = "--compare",
      description = "Compare the models of the latest rounds, to see whether they say the same.")
  private boolean compare;

  @Mixin private ProgressOptions progress;

  ProgressCommand() {}

  @Override
  Intent intent() {
    return compare ? Intent.CHANGE : Intent.LOOK;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    LabellingProgress labelling = new LabellingProgress(session.ports());
    List<ModelVersion> models = compare ? labelling.successiveModels(MODELS) : List.of();
    List<Double> kappas =
        models.size() < 2 ? List.of() : runJob(session.learning().agreement(models), progress);
    LabellingProgress.Report report = labelling.report(models, kappas);
    answer(json(report));
    say(
        String.format(
            Locale.ROOT,
            "%.1f minutes of work, %d questions answered or skipped",
            report.minutes(),
            report.answers()));
    tell(report.costs());
    tell(report.curve());
    say("");
    say(report.advice().words());
    return CommandLineTool.DONE;
  }

  private void tell(DecisionCosts costs) {
    Table table = new Table("decision", "count>", "timed>", "lower s>", "median s>", "upper s>");
    costs
        .costs()
        .forEach(
            (kind, cost) ->
                table.row(
                    name(kind),
                    cost.count(),
                    cost.timed(),
                    one(cost.lower()),
                    one(cost.median()),
                    one(cost.upper())));
    if (!table.isEmpty()) {
      say("");
      say(table);
    }
  }

  private void tell(LearningCurve curve) {
    Table table = new Table("minutes>", "answers>", "accuracy", "F1>");
    for (LearningCurve.Point point : curve.points()) {
      table.row(
          one(point.minutes()), point.items(), point.accuracy().text(), one(100 * point.f1()));
    }
    if (!table.isEmpty()) {
      say("");
      say(table);
    }
  }

  private static JsonObject json(LabellingProgress.Report report) {
    JsonObject document = new JsonObject();
    document.addProperty("minutes", Json.rounded(report.minutes(), 3));
    document.addProperty("answers", report.answers());
    JsonObject costs = new JsonObject();
    for (Map.Entry<DecisionCosts.Kind, DecisionCosts.Cost> each :
        report.costs().costs().entrySet()) {
      JsonObject cost = new JsonObject();
      cost.addProperty("count", each.getValue().count());
      cost.addProperty("timed", each.getValue().timed());
      AuditCommand.number(cost, "lower_s", each.getValue().lower());
      AuditCommand.number(cost, "median_s", each.getValue().median());
      AuditCommand.number(cost, "upper_s", each.getValue().upper());
      costs.add(each.getKey().name().toLowerCase(Locale.ROOT), cost);
    }
    document.add("costs", costs);
    document.add(
        "curve",
        Json.array(
            report.curve().points(),
            point -> {
              JsonObject row = new JsonObject();
              row.addProperty("minutes", Json.rounded(point.minutes(), 3));
              row.addProperty("answers", point.items());
              row.add("accuracy", AuditCommand.json(point.accuracy()));
              AuditCommand.number(row, "f1", point.f1());
              return row;
            }));
    document.add(
        "rounds",
        Json.array(
            report.rounds(),
            round -> {
              JsonObject row = new JsonObject();
              row.addProperty("answers", round.items());
              row.addProperty("seconds", Json.rounded(round.seconds(), 3));
              AuditCommand.number(row, "kappa", round.kappa().orElse(Double.NaN));
              round.audit().ifPresent(audit -> row.add("audit", AuditCommand.json(audit)));
              return row;
            }));
    document.add("advice", json(report.advice()));
    return document;
  }

  private static JsonObject json(StopAdvice advice) {
    JsonObject object = new JsonObject();
    object.addProperty("verdict", advice.verdict().name().toLowerCase(Locale.ROOT));
    object.addProperty("words", advice.words());
    AuditCommand.number(object, "gain_of_next_20", advice.gain().orElse(Double.NaN));
    object.add(
        "signs",
        Json.array(
            advice.signs(),
            sign -> {
              JsonObject row = new JsonObject();
              row.addProperty("sign", sign.sign().name().toLowerCase(Locale.ROOT));
              row.addProperty("state", sign.state().name().toLowerCase(Locale.ROOT));
              row.addProperty("words", sign.words());
              return row;
            }));
    return object;
  }

  private static String name(DecisionCosts.Kind kind) {
    return switch (kind) {
      case CONFIRMED -> "question: as guessed";
      case CORRECTED -> "question: other than guessed";
      case ANSWERED -> "question: nothing to compare";
      case NOTHING -> "question: nothing happens";
      case AMBIGUOUS -> "question: nobody can say";
      case SKIPPED -> "question: skipped";
      case ACCEPTED -> "suggestion: accepted";
      case TRIMMED -> "suggestion: accepted with other edges";
      case OTHER_CLASS -> "suggestion: accepted as another class";
      case REJECTED -> "suggestion: rejected";
      case DRAWN -> "segment drawn by hand";
    };
  }

  private static String one(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f", value) : "–";
  }
}
