package org.cuepoint.app.cli;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Optional;
import org.cuepoint.core.active.audit.AuditEstimate;
import org.cuepoint.core.active.audit.Share;
import org.cuepoint.core.active.audit.ShareDifference;
import org.cuepoint.core.session.Auditing;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;

/** Says how right the model is. */
@Command(
    name = "audit",
    header = "Say how right the model is, by the questions that were drawn at random.",
    description = {
      "Some questions of every queue are drawn at random and marked as audit. For each answered"
          + " one, what the model had guessed when it was asked is compared with what the labels"
          + " say now at its place: the label of most of it, or background when it was reviewed and"
          + " nothing was marked. Questions that were skipped, or that nobody could answer, are"
          + " left out and counted. Intervals are Wilson's, at 95 %%.",
      "Where some questions hide the model's guess, the answer also says how much seeing it moves"
          + " people towards it, over all questions, with Newcombe's interval. That is fair only if"
          + " chance decided which questions hide it."
    },
    footer = {"  cuepoint audit study", "  cuepoint audit study --json"})
final class AuditCommand extends ProjectCommand {

  AuditCommand() {}

  @Override
  Intent intent() {
    return Intent.LOOK;
  }

  @Override
  int run(ProjectSession session) {
    Auditing.Report report = new Auditing(session.ports()).report();
    answer(json(report));
    AuditEstimate estimate = report.estimate();
    if (estimate.accuracy().total() == 0) {
      say("No audit question has been answered yet; 'cuepoint queue PROJECT' lists open ones.");
    } else {
      say("Accuracy of the model's guess: " + estimate.accuracy().text());
      say(String.format(Locale.ROOT, "F1 without background: %.1f %%", 100 * estimate.f1()));
    }
    say(
        String.format(
            Locale.ROOT,
            "Left out: %d skipped, %d nobody could answer, %d without a guess; %d audit questions"
                + " are open.",
            estimate.skipped(),
            estimate.ambiguous(),
            estimate.noGuess(),
            report.open()));
    tell(report);
    tell("Latest answers against those before", estimate.drift());
    if (report.bias().difference().isKnown()) {
      say("");
      say("People agree with a guess that they see: " + report.bias().shown().text());
      say("and with one that is hidden:            " + report.bias().blind().text());
      tell("Difference", Optional.of(report.bias().difference()));
    }
    return CommandLineTool.DONE;
  }

  private void tell(Auditing.Report report) {
    Table classes = new Table("class", "right when guessed", "found where it happens");
    for (AuditEstimate.PerClass each : report.estimate().classes()) {
      classes.row(report.name(each.label()), each.whenGuessed().text(), each.whenSaid().text());
    }
    Table rounds = new Table("round>", "first answer", "accuracy");
    for (AuditEstimate.PerRound each : report.estimate().rounds()) {
      rounds.row(
          report.estimate().rounds().indexOf(each) + 1, each.first(), each.accuracy().text());
    }
    if (!classes.isEmpty()) {
      say("");
      say(classes);
      say("");
      say(rounds);
    }
  }

  private void tell(String what, Optional<ShareDifference> difference) {
    difference.ifPresent(
        seen ->
            say(
                String.format(
                    Locale.ROOT,
                    "%s: %+.1f points (%+.1f to %+.1f)%s",
                    what,
                    100 * seen.value(),
                    100 * seen.low(),
                    100 * seen.high(),
                    seen.isClear() ? "" : "; may be chance")));
  }

  private static JsonObject json(Auditing.Report report) {
    AuditEstimate estimate = report.estimate();
    JsonObject document = new JsonObject();
    document.add("accuracy", json(estimate.accuracy()));
    number(document, "f1", estimate.f1());
    document.addProperty("skipped", estimate.skipped());
    document.addProperty("ambiguous", estimate.ambiguous());
    document.addProperty("no_guess", estimate.noGuess());
    document.addProperty("open", report.open());
    document.add(
        "classes",
        Json.array(
            estimate.classes(),
            each -> {
              JsonObject row = new JsonObject();
              row.addProperty("class", report.name(each.label()));
              row.add("when_guessed", json(each.whenGuessed()));
              row.add("when_said", json(each.whenSaid()));
              return row;
            }));
    document.add(
        "rounds",
        Json.array(
            estimate.rounds(),
            each -> {
              JsonObject row = new JsonObject();
              row.addProperty("round", each.round().toString());
              row.addProperty("first_answer", each.first().toString());
              row.add("accuracy", json(each.accuracy()));
              return row;
            }));
    estimate.drift().ifPresent(drift -> document.add("drift", json(drift)));
    JsonObject bias = new JsonObject();
    bias.add("shown", json(report.bias().shown()));
    bias.add("blind", json(report.bias().blind()));
    if (report.bias().difference().isKnown()) {
      bias.add("difference", json(report.bias().difference()));
    }
    document.add("suggestion_bias", bias);
    return document;
  }

  /** Returns a share; its value is null without trials, since JSON has no other word for that. */
  static JsonObject json(Share share) {
    JsonObject object = new JsonObject();
    number(object, "value", share.value());
    number(object, "low", share.low());
    number(object, "high", share.high());
    object.addProperty("hits", share.hits());
    object.addProperty("total", share.total());
    return object;
  }

  private static JsonObject json(ShareDifference difference) {
    JsonObject object = new JsonObject();
    number(object, "value", difference.value());
    number(object, "low", difference.low());
    number(object, "high", difference.high());
    return object;
  }

  /** Adds a number; null where there is none. */
  static void number(JsonObject object, String name, double value) {
    if (Double.isFinite(value)) {
      object.addProperty(name, Json.rounded(value, 6));
    } else {
      object.add(name, JsonNull.INSTANCE);
    }
  }
}
