package org.cuepoint.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.train.StudentPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a student is and how it is trained. */
final class StudentOptions {

  private static final String NO_TEACHER = "none";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description =
          "shift-attention (default) and attention-lstm work on a stream and never look ahead;"
              + " see-very-little looks at 3 of 32 ticks; focal-nano looks at pictures and, once"
              + " exported, needs no encoder.")
  private @Nullable String kind;

  @Option(
      names = "--teacher",
      paramLabel = "MODEL",
      description =
          "The teacher to learn from besides labels, for example 'teacher v1'; the latest one if"
              + " left out; 'none' for labels only. A focal network can learn from a larger one.")
  private @Nullable String teacher;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "A student's plan as JSON, as each run leaves one in the project's features/runs; the"
              + " options beside it change it.")
  private @Nullable Path plan;

  @Mixin private ScheduleOptions schedule;

  StudentOptions() {}

  StudentPlan plan() throws IOException {
    if (plan != null && kind != null) {
      throw new CommandFailedException("Give a kind or a plan, not both.");
    }
    try {
      StudentPlan chosen =
          plan != null
              ? StudentPlan.fromJson(Files.readString(plan))
              : StudentPlan.of(kind == null ? ModelKind.SHIFT_ATTENTION : ModelKind.ofWord(kind));
      return chosen.withSchedule(schedule.changed(chosen.schedule(), 1));
    } catch (IllegalArgumentException wrong) {
      String file = plan == null ? "" : plan + ": ";
      throw new CommandFailedException(file + wrong.getMessage() + ".");
    }
  }

  /** Returns the teacher, empty for none. */
  Optional<ModelVersion> teacher(ProjectSession session) {
    if (teacher != null) {
      return teacher.equals(NO_TEACHER)
          ? Optional.empty()
          : Optional.of(Names.model(session, teacher));
    }
    return session.ports().models().models().stream()
        .filter(version -> version.kind() == ModelKind.TEACHER)
        .reduce((first, second) -> second);
  }
}
