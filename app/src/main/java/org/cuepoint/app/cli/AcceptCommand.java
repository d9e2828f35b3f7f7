package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.core.active.audit.ExpectedPrecision;
import org.cuepoint.core.active.audit.Share;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.session.BulkAcceptance;
import org.cuepoint.core.session.BulkOffer;
import org.cuepoint.core.session.BulkOffer.Standing;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes suggestions as they are: named ones, or all that are sure enough. */
@Command(
    name = "accept",
    header = "Take suggestions as labels.",
    description = {
      "With --threshold or --all, those that are sure enough are taken as one step, but none that"
          + " reaches into what a person has labelled or reviewed, and where several exclude each"
          + " other only the surest. 'cuepoint label PROJECT VIDEO --undo' takes the step back when"
          + " it was of one video, 'cuepoint label PROJECT --undo' when it was of several.",
      "The answer says how many of them are right, as far as answered audit questions can tell:"
          + " the share of right ones among the model's guesses there that were at least as sure,"
          + " with Wilson's interval at 95 %%. --dry-run only says all this."
    },
    footer = {
      "  cuepoint accept study 3f2a 77c0",
      "  cuepoint accept study --threshold 0.9 --dry-run",
      "  cuepoint accept study --threshold 0.9 --class wave --video walk.mp4 --json"
    })
final class AcceptCommand extends DecisionCommand {

  @Option(
      names = "--class",
      paramLabel = "C",
      description = "With --all or --threshold: only this class; may be given often.")
  private List<String> classes = new ArrayList<>();

  @Option(
      names = "--dry-run",
      description = "With --all or --threshold: only say what would be taken.")
  private boolean dryRun;

  AcceptCommand() {}

  @Override
  Intent intent() {
    return dryRun ? Intent.LOOK : Intent.CHANGE;
  }

  @Override
  int decide(
      ProjectSession session, VideoId video, FrameIndex index, List<Suggestion> suggestions) {
    if (dryRun || !classes.isEmpty()) {
      throw wrongUsage("--class and --dry-run go with --all or --threshold");
    }
    EditStep step = session.labelling().accept(suggestions, index, 0);
    return step.edits().isEmpty() ? 0 : 1;
  }

  @Override
  String word() {
    return "accepted";
  }

  @Override
  int decideAll(ProjectSession session, Names names, List<Video> in, double threshold) {
    Set<ClassId> only =
        classes.stream()
            .map(names::actionClass)
            .map(ActionClass::id)
            .collect(Collectors.toUnmodifiableSet());
    BulkAcceptance bulk = session.bulkAcceptance();
    BulkOffer.Preview preview =
        bulk.offer(in.stream().map(Video::id).toList()).above(threshold, only);
    BulkAcceptance.Outcome outcome =
        dryRun
            ? new BulkAcceptance.Outcome(Optional.empty(), List.of(), 0)
            : bulk.accept(preview.accepted());
    answer(json(preview, outcome, names, threshold));
    tell(preview, names);
    if (dryRun) {
      say("Nothing was changed.");
    } else {
      say(
          outcome.accepted().size()
              + " suggestions accepted"
              + (outcome.step().isPresent() ? ", as one step that can be undone." : "."));
    }
    return CommandLineTool.DONE;
  }

  private void tell(BulkOffer.Preview preview, Names names) {
    Table table = new Table("class", "suggestions>", "seconds>");
    preview
        .classes()
        .forEach(
            each ->
                table.row(
                    names.name(each.actionClass()),
                    each.count(),
                    String.format(Locale.ROOT, "%.1f", each.seconds())));
    if (!table.isEmpty()) {
      say(table);
    }
    if (!preview.leftOut().isEmpty()) {
      say(
          String.format(
              Locale.ROOT,
              "Left for a look: %d reach into what people labelled, %d were refused before, %d lie"
                  + " where a surer one does.",
              preview.leftOut().getOrDefault(Standing.LABELLED, 0),
              preview.leftOut().getOrDefault(Standing.REFUSED, 0),
              preview.leftOut().getOrDefault(Standing.LESS_SURE, 0)));
    }
    say(words(preview.precision()));
  }

  private static String words(ExpectedPrecision precision) {
    Share right = precision.right();
    if (right.total() == 0) {
      return String.format(
          Locale.ROOT,
          "No answered audit question had a guess of %.2f or more: nobody knows how many are"
              + " right.",
          precision.threshold());
    }
    return String.format(
        Locale.ROOT,
        precision.isTellable()
            ? "Of %1$d answered audit questions with a guess of %2$.2f or more, %3$d were right:"
                + " expect %4$.0f %% (%5$.0f to %6$.0f %%)."
            : "Only %1$d answered audit questions had a guess of %2$.2f or more, %3$d were right;"
                + " the true share may be anything between %5$.0f and %6$.0f %%.",
        right.total(),
        precision.threshold(),
        right.hits(),
        100 * right.value(),
        100 * right.low(),
        100 * right.high());
  }

  private JsonObject json(
      BulkOffer.Preview preview, BulkAcceptance.Outcome outcome, Names names, double threshold) {
    JsonObject document = new JsonObject();
    document.addProperty("threshold", threshold);
    document.addProperty("dry_run", dryRun);
    document.addProperty("found", preview.accepted().size());
    document.addProperty(word(), outcome.accepted().size());
    document.addProperty("seconds", Json.rounded(preview.seconds(), 3));
    document.add(
        "classes",
        Json.array(
            preview.classes(),
            each -> {
              JsonObject row = new JsonObject();
              row.addProperty("class", names.name(each.actionClass()));
              row.addProperty("suggestions", each.count());
              row.addProperty("seconds", Json.rounded(each.seconds(), 3));
              return row;
            }));
    JsonObject left = new JsonObject();
    for (Standing standing : Standing.values()) {
      if (standing != Standing.FREE) {
        left.addProperty(
            standing.name().toLowerCase(Locale.ROOT), preview.leftOut().getOrDefault(standing, 0));
      }
    }
    document.add("left_out", left);
    document.add("expected_precision", json(preview.precision()));
    document.add(
        "suggestions",
        Json.texts(preview.accepted().stream().map(s -> s.id().toString()).toList()));
    return document;
  }

  private static JsonObject json(ExpectedPrecision precision) {
    Share right = precision.right();
    JsonObject object = new JsonObject();
    object.addProperty("checked", right.total());
    object.addProperty("right", right.hits());
    if (right.total() > 0) {
      object.addProperty("share", Json.rounded(right.value(), 6));
    }
    object.addProperty("low", Json.rounded(right.low(), 6));
    object.addProperty("high", Json.rounded(right.high(), 6));
    object.addProperty("tellable", precision.isTellable());
    return object;
  }
}
