package org.cuepoint.app.cli;

import java.io.IOException;
import java.util.List;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Pretrains the temporal module of teachers. */
@Command(
    name = "temporal",
    header = "Pretrain the module of a teacher that sees time, on all videos, without labels.",
    description = "'learn teacher --from-stage-b' starts from it.",
    footer = {
      "  cuepoint learn temporal study --profile t-cpu",
      "  cuepoint learn temporal study --profile t-cpu --seconds 300 --json"
    })
final class LearnTemporalCommand extends LearningCommand {

  @Mixin private TeacherOptions teacher;

  LearnTemporalCommand() {}

  @Override
  Job<ModelVersion> job(ProjectSession session) throws IOException {
    return session.learning().pretrainTemporal(teacher.temporalPlan(), List.of());
  }
}
