package org.cuepoint.app.cli;

import java.util.Optional;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.recognition.ModelVersion;
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
      names = "--encoder",
      paramLabel = "SHAPE",
      description = "The encoder's shape: FE-XS (the default), FE-S, FE-M or FE-L.")
  private @Nullable String encoder;

  @Option(
      names = "--start",
      paramLabel = "VERSION",
      description =
          "Begin with an encoder that was trained here, for example 'encoder v2', instead of random"
              + " filters.")
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

  PretrainingPlan plan() {
    PretrainingPlan plan = PretrainingPlan.of(PretrainingPlan.Profile.ofWord(profile));
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

  Optional<ModelVersion> start(ModelStore models) {
    if (start == null) {
      return Optional.empty();
    }
    String wanted = start;
    return Optional.of(
        models.models().stream()
            .filter(model -> model.kind() == ModelKind.ENCODER && model.name().equals(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "There is no '"
                            + wanted
                            + "'; the project's encoders are "
                            + models.models().stream()
                                .filter(model -> model.kind() == ModelKind.ENCODER)
                                .map(ModelVersion::name)
                                .toList()
                            + ".")));
  }
}
