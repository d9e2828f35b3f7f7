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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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

  @Mixin private ScheduleOptions schedule;

  PretrainingOptions() {}

  PretrainingPlan plan() throws IOException {
    PretrainingPlan plan =
        planFile == null
            ? PretrainingPlan.of(PretrainingPlan.Profile.ofWord(profile))
            : PretrainingPlan.fromJson(Files.readString(planFile));
    plan = plan.with(schedule.changed(plan.schedule(), 1));
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
        .filter(model -> model.kind() == ModelKind.ENCODER && Names.isCalled(model, wanted))
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
