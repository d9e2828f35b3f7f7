package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.LearningLoop;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Trains a model. */
@Command(
    name = "learn",
    header = "Train a model on the project's labels or videos.",
    description = {
      "fast-head: a light head on the features that trains in seconds, and becomes the active model.",
      "teacher: the strongest model, in minutes or hours; segments, points, timestamps and tags are"
          + " all learnt from. A run that was stopped goes on when the same is asked again.",
      "temporal: the module of a teacher that sees time, pretrained on all videos without labels;"
          + " 'learn teacher --from-stage-b' starts from it.",
      "The first two need labels; features that are missing are computed first."
    },
    footer = {
      "  cuepoint learn fast-head study",
      "  cuepoint learn temporal study --profile t-cpu",
      "  cuepoint learn teacher study --profile t-cpu --seconds 600",
      "  cuepoint learn teacher study --steps 2000 --seed 3 --json"
    })
final class LearnCommand extends BaseCommand {

  private static final List<ModelKind> KINDS =
      List.of(ModelKind.FAST_HEAD, ModelKind.TEACHER, ModelKind.TEMPORAL);

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "What to train: fast-head, teacher or temporal.")
  private String kind;

  @Parameters(index = "1", paramLabel = "PROJECT", description = "The project's folder.")
  private Path project;

  @Mixin private TeacherOptions teacher;

  @Mixin private ProgressOptions progress;

  LearnCommand() {}

  @Override
  int run() throws Exception {
    ModelKind wanted = ModelKind.ofWord(kind);
    if (!KINDS.contains(wanted)) {
      throw new CommandFailedException(
          "Models of kind '"
              + kind
              + "' cannot be trained by this command yet; the kinds that can are "
              + KINDS.stream().map(ModelKind::word).collect(Collectors.joining(", "))
              + ".");
    }
    if (wanted == ModelKind.FAST_HEAD && teacher.isGiven()) {
      throw wrongUsage("Profile, plan, steps, seconds, seed and start are not those of a fast head.");
    }
    try (ProjectSession session =
        ProjectCommand.open(services(), project, ProjectCommand.Intent.CHANGE)) {
      Instant started = Instant.now();
      ModelVersion model = runJob(job(session.learning(), wanted, session), progress);
      double seconds = Duration.between(started, Instant.now()).toMillis() / 1000.0;
      JsonObject document = new JsonObject();
      document.addProperty("id", model.id().toString());
      document.addProperty("name", model.name());
      document.addProperty("kind", model.kind().word());
      document.addProperty("seconds", Json.rounded(seconds, 3));
      document.add("metrics", Rows.numbers(model.metrics()));
      boolean active =
          session.ports().models().active().filter(a -> a.id().equals(model.id())).isPresent();
      document.addProperty("active", active);
      answer(document);
      say(
          String.format(
              Locale.ROOT,
              "%s is trained%s, after %.1f s.",
              model.name(),
              active ? " and active" : "",
              seconds));
      say("  " + Rows.largest(model.metrics(), 8));
      return CommandLineTool.DONE;
    }
  }

  private Job<ModelVersion> job(LearningLoop learning, ModelKind wanted, ProjectSession session)
      throws IOException {
    return switch (wanted) {
      case TEACHER -> learning.learnTeacher(teacher.plan(), teacher.start(session));
      case TEMPORAL -> learning.pretrainTemporal(teacher.temporalPlan(), List.of());
      default -> learning.learnFastHead();
    };
  }
}
