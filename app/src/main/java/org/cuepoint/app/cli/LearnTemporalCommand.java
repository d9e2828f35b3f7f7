package org.cuepoint.app.cli;

import java.util.List;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.train.TemporalPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Pretrains what a teacher starts from. */
@Command(
    name = "temporal",
    header = "Pretrain the part of a teacher that sees time, on all videos, without labels.",
    description =
        "Hidden features are recovered from those around them. 'learn teacher --from-stage-b'"
            + " starts from the result; features that are missing are computed first.",
    footer = {
      "  cuepoint learn temporal study --profile t-cpu --seconds 300",
      "  cuepoint learn teacher study --from-stage-b temporal-v1"
    })
final class LearnTemporalCommand extends LearningCommand {

  @Mixin private TeacherSizeOption size;
  @Mixin private ScheduleOptions schedule;

  LearnTemporalCommand() {}

  @Override
  Job<ModelVersion> job(ProjectSession session) {
    TemporalPlan plan = TemporalPlan.of(size.spec());
    return session
        .learning()
        .pretrainTemporal(plan.withSchedule(schedule.changed(plan.schedule(), 1)), List.of());
  }
}
