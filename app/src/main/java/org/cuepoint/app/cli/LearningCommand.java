package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the commands that train have in common: a project, a job, a model to tell of. */
abstract class LearningCommand extends BaseCommand {

  @Parameters(index = "0", paramLabel = "PROJECT", description = "The project's folder.")
  private Path project;

  @Mixin private ProgressOptions progress;

  /** Returns the training. */
  abstract Job<ModelVersion> job(ProjectSession session) throws IOException;

  @Override
  final int run() throws Exception {
    try (ProjectSession session =
        ProjectCommand.open(services(), project, ProjectCommand.Intent.CHANGE)) {
      Instant started = Instant.now();
      ModelVersion model = runJob(job(session), progress);
      double seconds = Duration.between(started, Instant.now()).toMillis() / 1000.0;
      JsonObject document = new JsonObject();
      document.addProperty("id", model.id().toString());
      document.addProperty("name", model.name());
      document.addProperty("kind", model.kind().word());
      document.addProperty("seconds", Json.rounded(seconds, 3));
      document.add("metrics", Rows.numbers(model.metrics()));
      boolean active = isActive(session, model);
      document.addProperty("active", active);
      Optional<String> verdict = Optional.ofNullable(model.provenance().settings().get("verdict"));
      verdict.ifPresent(words -> document.addProperty("verdict", words));
      answer(document);
      say(
          String.format(
              Locale.ROOT,
              "%s is trained%s, after %.1f s.",
              model.name(),
              active ? " and active" : "",
              seconds));
      verdict.ifPresent(words -> say("  " + words));
      say("  " + Rows.largest(model.metrics(), 8));
      return CommandLineTool.DONE;
    }
  }

  private static boolean isActive(ProjectSession session, ModelVersion model) {
    var models = session.ports().models();
    var active = model.kind().encodes() ? models.activeEncoder() : models.active();
    return active.filter(version -> version.id().equals(model.id())).isPresent();
  }
}
