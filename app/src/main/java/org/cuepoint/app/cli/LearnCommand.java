package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Trains a model. */
@Command(
    name = "learn",
    header = "Train a model on the labels and make it the active one.",
    description =
        "So far there is one kind: fast-head, a light head on the features that trains in seconds."
            + " It needs labels and features ('cuepoint index').",
    footer = {"  cuepoint learn fast-head study", "  cuepoint learn fast-head study --json"})
final class LearnCommand extends BaseCommand {

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "What to train: fast-head is the kind that exists so far.")
  private String kind;

  @Parameters(index = "1", paramLabel = "PROJECT", description = "The project's folder.")
  private Path project;

  @Mixin private ProgressOptions progress;

  LearnCommand() {}

  @Override
  int run() throws Exception {
    if (ModelKind.ofWord(kind) != ModelKind.FAST_HEAD) {
      throw new CommandFailedException(
          "Models of kind '"
              + kind
              + "' cannot be trained yet; the kind that exists so far is "
              + ModelKind.FAST_HEAD.word()
              + ".");
    }
    try (ProjectSession session =
        ProjectCommand.open(services(), project, ProjectCommand.Intent.CHANGE)) {
      Instant started = Instant.now();
      ModelVersion model = runJob(session.learning().learnFastHead(), progress);
      double seconds = Duration.between(started, Instant.now()).toMillis() / 1000.0;
      JsonObject document = new JsonObject();
      document.addProperty("id", model.id().toString());
      document.addProperty("name", model.name());
      document.addProperty("kind", model.kind().word());
      document.addProperty("seconds", Json.rounded(seconds, 3));
      document.add("metrics", Rows.numbers(model.metrics()));
      answer(document);
      say(
          String.format(
              Locale.ROOT, "%s is trained and active, after %.1f s.", model.name(), seconds));
      say("  " + Rows.largest(model.metrics(), 8));
      return CommandLineTool.DONE;
    }
  }
}
