package org.cuepoint.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TeacherSpec;
import org.cuepoint.core.train.TemporalPlan;
import org.cuepoint.core.train.TrainingSchedule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a teacher, or what it starts from, is trained. */
final class TeacherOptions {

  @Option(
      names = "--profile",
      paramLabel = "SIZE",
      description = "t-cpu (default), t-cpu+ (slow without a GPU) or t-gpu.")
  private @Nullable String profile;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "A teacher's plan as JSON, as each run leaves one in the project's features/runs; the"
              + " options below change it.")
  private @Nullable Path plan;

  @Option(names = "--steps", paramLabel = "N", description = "Optimiser steps.")
  private @Nullable Integer steps;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description =
          "Stop training after about so many seconds, calibration included; the learning rate falls"
              + " in time.")
  private @Nullable Double seconds;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of everything that is random.")
  private @Nullable Long seed;

  @Option(
      names = "--from-stage-b",
      paramLabel = "MODEL",
      description = "Start from this pretrained temporal module instead of random weights.")
  private @Nullable String start;

  TeacherOptions() {}

  boolean isGiven() {
    return profile != null
        || plan != null
        || steps != null
        || seconds != null
        || seed != null
        || start != null;
  }

  TeacherPlan plan() throws IOException {
    if (plan != null && profile != null) {
      throw new CommandFailedException("Give a profile or a plan, not both.");
    }
    TeacherPlan chosen =
        plan != null
            ? TeacherPlan.fromJson(Files.readString(plan))
            : TeacherPlan.of(profile == null ? TeacherSpec.T_CPU : TeacherSpec.named(profile));
    // The folds take as many steps as the teacher.
    return chosen.withSchedule(changed(chosen.schedule(), 1 + chosen.calibration().trained()));
  }

  TemporalPlan temporalPlan() {
    if (plan != null || start != null) {
      throw new CommandFailedException("A temporal module takes no plan and no start.");
    }
    TemporalPlan chosen =
        TemporalPlan.of(profile == null ? TeacherSpec.T_CPU : TeacherSpec.named(profile));
    return chosen.withSchedule(changed(chosen.schedule(), 1));
  }

  private TrainingSchedule changed(TrainingSchedule schedule, int trainings) {
    TrainingSchedule changed = schedule;
    if (steps != null) {
      changed = changed.withSteps(steps);
    }
    if (seconds != null) {
      changed = changed.withMaximumSeconds(seconds / trainings);
    }
    if (seed != null) {
      changed = changed.withSeed(seed);
    }
    return changed;
  }

  Optional<ModelVersion> start(ProjectSession session) {
    String called = start;
    if (called == null) {
      return Optional.empty();
    }
    return Optional.of(
        session.ports().models().models().stream()
            .filter(
                model -> model.name().equals(called) || model.id().toString().startsWith(called))
            .findFirst()
            .orElseThrow(
                () -> new CommandFailedException("The project has no model '" + called + "'.")));
  }
}
