package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Trains a model. */
@Command(
    name = "learn",
    header = "Train a model and make it the active one of its sort.",
    description = {
      "Kinds:",
      "  encoder     learns from all videos without labels how to turn frames into features;"
          + " minutes to hours; afterwards features are indexed anew",
      "  fast-head   a light head on the features, from the labels, in seconds",
      "A training that was stopped (Ctrl-C) or cut off goes on where it was when the same command is"
          + " given again."
    },
    footer = {
      "  cuepoint learn encoder study --profile quick",
      "  cuepoint learn fast-head study",
      "  cuepoint learn fast-head study --json"
    })
final class LearnCommand extends BaseCommand {

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "What to train: encoder or fast-head.")
  private String kind;

  @Parameters(index = "1", paramLabel = "PROJECT", description = "The project's folder.")
  private Path project;

  @ArgGroup(validate = false, heading = "Pretraining an encoder:%n")
  private PretrainingOptions pretraining = new PretrainingOptions();

  @Mixin private ProgressOptions progress;

  LearnCommand() {}

  @Override
  int run() throws Exception {
    ModelKind wanted = ModelKind.ofWord(kind);
    if (wanted != ModelKind.FAST_HEAD && wanted != ModelKind.ENCODER) {
      throw new CommandFailedException(
          "Models of kind '"
              + kind
              + "' cannot be trained yet; the kinds that can are encoder and fast-head.");
    }
    try (ProjectSession session =
        ProjectCommand.open(services(), project, ProjectCommand.Intent.CHANGE)) {
      Instant started = Instant.now();
      ModelVersion model = runJob(job(wanted, session), progress);
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

  private Job<ModelVersion> job(ModelKind wanted, ProjectSession session) {
    return wanted == ModelKind.ENCODER
        ? session
            .learning()
            .pretrain(pretraining.plan(), pretraining.start(session.ports().models()))
        : session.learning().learnFastHead();
  }
}
