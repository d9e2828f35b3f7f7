package org.cuepoint.app.cli;

import java.io.IOException;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trains a teacher. */
@Command(
    name = "teacher",
    header = "Train the strongest model on all labels, in minutes or hours.",
    description =
        "Segments, points, timestamps and tags are all learnt from; features that are missing are"
            + " computed first. A teacher becomes the active model only when there is none: it is"
            + " there to be learnt from.",
    footer = {
      "  cuepoint learn teacher study --profile t-cpu --seconds 600",
      "  cuepoint learn teacher study --adapter 32",
      "  cuepoint learn teacher study --steps 2000 --seed 3 --json"
    })
final class LearnTeacherCommand extends LearningCommand {

  @Mixin private TeacherOptions teacher;

  LearnTeacherCommand() {}

  @Override
  Job<ModelVersion> job(ProjectSession session) throws IOException {
    return session.learning().learnTeacher(teacher.plan(), teacher.start(session));
  }
}
