package org.cuepoint.app.cli;

import java.io.IOException;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trains a student. */
@Command(
    name = "student",
    header = "Train a small fast model, from labels and from a teacher.",
    description =
        "Where nobody labelled, the teacher says what is right: every video that has features is"
            + " learnt from. Before the training the teacher is compared with the most frequent"
            + " label, and refused when it is no better. The student becomes the active model.",
    footer = {
      "  cuepoint learn student study",
      "  cuepoint learn student study --kind see-very-little --teacher teacher-v2",
      "  cuepoint learn student study --kind attention-lstm --teacher none --steps 300 --json"
    })
final class LearnStudentCommand extends LearningCommand {

  @Mixin private StudentOptions student;

  LearnStudentCommand() {}

  @Override
  Job<ModelVersion> job(ProjectSession session) throws IOException {
    return session.learning().learnStudent(student.plan(), student.teacher(session));
  }
}
