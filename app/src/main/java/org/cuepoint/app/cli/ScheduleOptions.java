package org.cuepoint.app.cli;

import org.cuepoint.core.train.TrainingSchedule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a model is trained. */
final class ScheduleOptions {

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Number of steps instead of the usual ones.")
  private @Nullable Integer steps;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description =
          "Stop training after about so many seconds; the learning rate falls in time. 0 for no"
              + " limit.")
  private @Nullable Double seconds;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of everything that is random.")
  private @Nullable Long seed;

  ScheduleOptions() {}

  /**
   * Returns the schedule with what was given.
   *
   * @param trainings how many trainings of that length there are
   */
  TrainingSchedule changed(TrainingSchedule schedule, int trainings) {
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
}
