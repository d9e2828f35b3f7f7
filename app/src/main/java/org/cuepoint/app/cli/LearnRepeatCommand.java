package org.cuepoint.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.session.Repetition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a training again from a model's provenance. */
@Command(
    name = "repeat",
    header = "Run a model's training again from its provenance, and compare.",
    description = {
      "The plan, the seed, the labels as they were frozen then, the videos and crops of then, and"
          + " the models it began with are taken from the model's record; labels made since play no"
          + " part. Features that were deleted are computed again. What came out is compared with"
          + " the model and dropped.",
      "On the same device with the same libraries the weights are equal to the bit."
    },
    footer = {
      "  cuepoint learn repeat study fast-head-v3",
      "  cuepoint learn repeat study teacher-v1 --keep --json"
    })
final class LearnRepeatCommand extends ProjectCommand {

  @Parameters(
      index = "1",
      paramLabel = "MODEL",
      description =
          "The model, by name such as 'teacher v1' or teacher-v1, or by the start of its identity:"
              + " a fast head, teacher, temporal module or encoder.")
  private String model = "";

  @Option(
      names = "--keep",
      description = "Keep the repeated model as a new version, which is not made active.")
  private boolean keep;

  @Mixin private ProgressOptions progress;

  LearnRepeatCommand() {}

  @Override
  Intent intent() {
    return Intent.CHANGE;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    ModelVersion chosen = Names.model(session, model);
    Repetition repetition =
        runJob(
            session.learning().repeat(chosen, keep ? Repetition.Then.ADD : Repetition.Then.DROP),
            progress);
    answer(json(repetition));
    tell(repetition);
    return CommandLineTool.DONE;
  }

  private static JsonObject json(Repetition repetition) {
    JsonObject document = new JsonObject();
    document.addProperty("model", repetition.model().name());
    document.addProperty("kind", repetition.model().kind().word());
    document.addProperty("equal", repetition.weights() == Repetition.Weights.EQUAL);
    document.add("figures", changes(repetition.figures()));
    repetition.partedAt().ifPresent(step -> document.addProperty("parted_at", step));
    document.add("software", changes(repetition.software()));
    document.addProperty("encoded_ticks", repetition.encodedTicks());
    document.addProperty("sources_kept", repetition.sources() == Repetition.Sources.KEPT);
    repetition.added().ifPresent(added -> document.addProperty("added", added.name()));
    document.addProperty("seconds", Json.rounded(repetition.seconds(), 3));
    return document;
  }

  private static JsonArray changes(List<Repetition.Change> changes) {
    JsonArray array = new JsonArray();
    for (Repetition.Change change : changes) {
      JsonObject object = new JsonObject();
      object.addProperty("name", change.name());
      object.addProperty("then", change.then());
      object.addProperty("now", change.now());
      array.add(object);
    }
    return array;
  }

  private void tell(Repetition repetition) {
    String name = repetition.model().name();
    say(
        String.format(
            Locale.ROOT,
            repetition.weights() == Repetition.Weights.EQUAL
                ? "%s came out the same: its weights are equal to the bit, after %.1f s."
                : "%s came out with other weights, after %.1f s.",
            name,
            repetition.seconds()));
    if (repetition.weights() == Repetition.Weights.DIFFERENT) {
      repetition
          .partedAt()
          .ifPresent(step -> say("The curves part at step " + step + " of the log or before."));
      say(
          repetition.software().isEmpty()
              ? "Device and libraries are the same as then."
              : "Device or libraries are not those of then:");
    }
    table(repetition.software(), "software");
    table(repetition.figures(), "figure");
    if (repetition.encodedTicks() > 0) {
      say("Features of " + repetition.encodedTicks() + " ticks were gone and were computed again.");
    }
    if (repetition.sources() == Repetition.Sources.CROPS_OF_TODAY) {
      say(name + " keeps no list of its videos; crops of regions are those of today.");
    }
    repetition.added().ifPresent(added -> say("It is kept as " + added.name() + "."));
  }

  private void table(List<Repetition.Change> changes, String what) {
    if (!changes.isEmpty()) {
      Table table = new Table(what, "then>", "now>");
      changes.forEach(change -> table.row(change.name(), change.then(), change.now()));
      say(table);
    }
  }
}
