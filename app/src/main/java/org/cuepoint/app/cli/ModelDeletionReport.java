package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ModelDeletion;

/** Says what goes with model versions, or went. */
final class ModelDeletionReport {

  private ModelDeletionReport() {}

  static JsonObject json(ModelDeletion deletion, boolean deleted) {
    JsonObject document = new JsonObject();
    document.addProperty("deleted", deleted);
    document.add("models", Json.texts(names(deletion.chosen())));
    document.add("dependents", Json.texts(names(deletion.dependents())));
    deletion.refusal().ifPresent(sentence -> document.addProperty("refused", sentence));
    document.addProperty("proposals", deletion.counts().proposals());
    document.addProperty("questions", deletion.counts().questions());
    document.addProperty("evaluations", deletion.counts().evaluations());
    document.addProperty("trainings", deletion.trainings().size());
    document.addProperty("decided_kept", deletion.counts().decided());
    document.addProperty("bytes", deletion.bytes().total());
    document.addProperty("bytes_files", deletion.bytes().files());
    document.addProperty("bytes_snapshots", deletion.bytes().snapshots());
    document.addProperty("bytes_features", deletion.bytes().features());
    return document;
  }

  static void tell(
      ModelDeletion deletion, boolean deleted, Consumer<String> say, Consumer<Table> table) {
    Table what = new Table("what", "count>");
    what.row("versions", number(deletion.models().size()));
    what.row("open suggestions", number(deletion.counts().proposals()));
    what.row("unanswered questions", number(deletion.counts().questions()));
    what.row("evaluations", number(deletion.counts().evaluations()));
    what.row("paused trainings", number(deletion.trainings().size()));
    table.accept(what);
    say.accept(
        (deleted ? "Deleted " : "Would delete ")
            + String.join(", ", names(deletion.models()))
            + String.format(
                Locale.ROOT,
                deleted ? "; %.1f MB became free." : "; %.1f MB would become free.",
                deletion.bytes().total() / 1e6));
    if (deletion.counts().decided() > 0) {
      say.accept(
          deletion.counts().decided()
              + " suggestions that people accepted or refused stay, and name the version.");
    }
    deletion.refusal().ifPresent(say);
  }

  /** Returns the names of versions that go although nobody chose them, as a sentence. */
  static String needed(ModelDeletion deletion) {
    List<String> hanging = new ArrayList<>(names(deletion.dependents()));
    deletion.trainings().forEach(run -> hanging.add("a paused " + run.request().kind()));
    return String.join(", ", hanging)
        + (hanging.size() == 1 ? " was made from " : " were made from ")
        + String.join(", ", names(deletion.chosen()))
        + "; use --with-dependents to delete them too, --dry-run to see what would go.";
  }

  private static List<String> names(List<ModelVersion> models) {
    return models.stream().map(ModelVersion::name).toList();
  }

  private static String number(int count) {
    return Integer.toString(count);
  }
}
