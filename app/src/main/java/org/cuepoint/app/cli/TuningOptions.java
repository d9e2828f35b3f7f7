package org.cuepoint.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.TuningPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of tuning. */
final class TuningOptions {

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
      description =
          "A tuning plan as JSON instead of the profile's, as each run leaves one in the project's"
              + " features/runs; the options below change it too.")
  private @Nullable Path planFile;

  @Option(
      names = "--start",
      paramLabel = "ENCODER",
      description =
          "What to begin with: an encoder or TorchScript backbone of the project, for example"
              + " 'encoder v2'. Default: the one in use, or the starter where there is none.")
  private @Nullable String start;

  @Option(
      names = "--last-stage-only",
      description = "Let only the last stage learn; all before it stays as it is.")
  private boolean lastStageOnly;

  @Option(
      names = "--held-out",
      paramLabel = "SHARE",
      description =
          "Share of the groups, videos or segments that is held out to judge by, 0 to 0.5 (default"
              + " 0.2); with 0 nothing is judged and the last state is kept.")
  private @Nullable Double heldOut;

  @Mixin private ScheduleOptions schedule;

  TuningOptions() {}

  TuningPlan plan() throws IOException {
    TuningPlan plan =
        planFile == null
            ? TuningPlan.of(PretrainingPlan.Profile.ofWord(profile))
            : TuningPlan.fromJson(Files.readString(planFile));
    plan = plan.with(schedule.changed(plan.schedule(), 1));
    if (lastStageOnly) {
      TuningPlan.Unfreezing usual = plan.unfreezing();
      plan =
          plan.with(
              new TuningPlan.Unfreezing(
                  usual.lastFrom(), 1, usual.rateADown(), usual.statisticsPace()));
    }
    if (heldOut != null) {
      TuningPlan.Judging usual = plan.judging();
      plan =
          plan.with(
              new TuningPlan.Judging(
                  usual.everySteps(), heldOut, usual.ticks(), usual.leastGain()));
    }
    return plan;
  }

  Optional<ModelVersion> start(ProjectSession session) {
    String called = start;
    if (called == null) {
      return Optional.empty();
    }
    return Optional.of(
        session.ports().models().models().stream()
            .filter(model -> model.kind().encodes())
            .filter(
                model -> Names.isCalled(model, called) || model.id().toString().startsWith(called))
            .findFirst()
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "There is no encoder '"
                            + called
                            + "'; the project has "
                            + session.ports().models().models().stream()
                                .filter(model -> model.kind().encodes())
                                .map(ModelVersion::name)
                                .toList()
                            + ".")));
  }
}
