package org.cuepoint.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.train.TeacherPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a teacher is trained. */
final class TeacherOptions {

  @Mixin private TeacherSizeOption size;
  @Mixin private ScheduleOptions schedule;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "A teacher's plan as JSON, as each run leaves one in the project's features/runs; the"
              + " options beside it change it.")
  private @Nullable Path plan;

  @Option(
      names = "--from-stage-b",
      paramLabel = "MODEL",
      description =
          "Start from this pretrained temporal module ('learn temporal') instead of random"
              + " weights.")
  private @Nullable String start;

  @Option(
      names = "--adapter",
      paramLabel = "WIDTH",
      description =
          "Width of residual adapters on the tokens, 0 for none (default): the features are adapted"
              + " to the labels without making them anew; in a plan regularisation.adapter.")
  private @Nullable Integer adapter;

  TeacherOptions() {}

  TeacherPlan plan() throws IOException {
    if (plan != null && size.isGiven()) {
      throw new CommandFailedException("Give a profile or a plan, not both.");
    }
    TeacherPlan chosen =
        plan != null ? TeacherPlan.fromJson(Files.readString(plan)) : TeacherPlan.of(size.spec());
    if (adapter != null) {
      if (adapter < 0) {
        throw new CommandFailedException("--adapter is a width of at least 0.");
      }
      chosen = chosen.withAdapter(adapter);
    }
    // The folds take as many steps as the teacher.
    int trainings = 1 + chosen.calibration().trained();
    return chosen.withSchedule(schedule.changed(chosen.schedule(), trainings));
  }

  Optional<ModelVersion> start(ProjectSession session) {
    return Optional.ofNullable(start).map(called -> Names.model(session, called));
  }
}
