package org.cuepoint.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.PretrainingStart;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.TrainingSchedule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of pretraining. */
final class PretrainingOptions {

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      defaultValue = "quick",
      description =
          "quick (at most 5 minutes), standard (half an hour) or thorough (4 hours). Default:"
              + " ${DEFAULT-VALUE}.")
  private String profile = "quick";

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "A plan as JSON instead of the profile's; the options below change it too.")
  private @Nullable Path planFile;

  @Option(
      names = "--encoder",
      paramLabel = "SHAPE",
      description = "The encoder's shape: FE-XS (the default), FE-S, FE-M or FE-L.")
  private @Nullable String encoder;

  @Option(
      names = "--start",
      paramLabel = "START",
      description =
          "What to begin with: starter (the encoder that ships with the program; the default for"
              + " FE-XS), random, or an encoder of the project, for example 'encoder v2'.")
  private @Nullable String start;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Number of steps instead of the profile's.")
  private @Nullable Integer steps;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Longest time instead of the profile's; 0 for no limit.")
  private @Nullable Double seconds;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of all that is random.")
  private @Nullable Long seed;

  PretrainingOptions() {}

  PretrainingPlan plan() throws IOException {
    PretrainingPlan plan =
        planFile == null
            ? PretrainingPlan.of(PretrainingPlan.Profile.ofWord(profile))
            : PretrainingPlan.fromJson(Files.readString(planFile));
    TrainingSchedule schedule = plan.schedule();
    if (steps != null) {
      schedule = schedule.withSteps(steps);
    }
    if (seconds != null) {
      schedule = schedule.withMaximumSeconds(seconds);
    }
    if (seed != null) {
      schedule = schedule.withSeed(seed);
    }
    plan = plan.with(schedule);
    return encoder == null ? plan : plan.withEncoder(encoder);
  }

  PretrainingStart start(PretrainingPlan plan, ModelStore models) {
    if (start == null) {
      return PretrainingStart.usual(EncoderSpec.named(plan.encoder()));
    }
    String wanted = start;
    return switch (wanted) {
      case "starter" -> new PretrainingStart.Starter();
      case "random" -> new PretrainingStart.Untrained();
      default -> new PretrainingStart.Version(version(wanted, models));
    };
  }

  private static ModelVersion version(String wanted, ModelStore models) {
    return models.models().stream()
        .filter(model -> model.kind() == ModelKind.ENCODER && model.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailedException(
                    "There is no '"
                        + wanted
                        + "'; one can begin with starter, random or one of the project's encoders "
                        + models.models().stream()
                            .filter(model -> model.kind() == ModelKind.ENCODER)
                            .map(ModelVersion::name)
                            .toList()
                        + "."));
  }
}
