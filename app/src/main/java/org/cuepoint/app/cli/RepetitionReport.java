package org.cuepoint.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.cuepoint.core.session.Repetition;

/** Says what came of running a training again. */
final class RepetitionReport {

  private RepetitionReport() {}

  static JsonObject json(Repetition repetition) {
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

  static void tell(Repetition repetition, Consumer<String> say, Consumer<Table> table) {
    String name = repetition.model().name();
    say.accept(
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
          .ifPresent(
              step -> say.accept("The curves part at step " + step + " of the log or before."));
      say.accept(
          repetition.software().isEmpty()
              ? "Device and libraries are the same as then."
              : "Device or libraries are not those of then:");
    }
    table(repetition.software(), "software").ifPresent(table);
    table(repetition.figures(), "figure").ifPresent(table);
    if (repetition.encodedTicks() > 0) {
      say.accept(
          "Features of " + repetition.encodedTicks() + " ticks were gone and were computed again.");
    }
    if (repetition.sources() == Repetition.Sources.CROPS_OF_TODAY) {
      say.accept(name + " keeps no list of its videos; crops of regions are those of today.");
    }
    repetition.added().ifPresent(added -> say.accept("It is kept as " + added.name() + "."));
  }

  private static Optional<Table> table(List<Repetition.Change> changes, String what) {
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    Table table = new Table(what, "then>", "now>");
    changes.forEach(change -> table.row(change.name(), change.then(), change.now()));
    return Optional.of(table);
  }
}
