package org.cuepoint.app.cli;

import java.io.IOException;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.train.PretrainingPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Pretrains an encoder. */
@Command(
    name = "encoder",
    header = "Learn from all videos, without labels, how to turn frames into features.",
    description =
        "The encoder becomes the one that new features are made with: index afterwards, and train"
            + " what predicts anew.",
    footer = {
      "  cuepoint learn encoder study --profile quick",
      "  cuepoint learn encoder study --profile quick --start random",
      "  cuepoint learn encoder study --profile standard --seconds 900 --seed 2 --json"
    })
final class LearnEncoderCommand extends LearningCommand {

  @Mixin private PretrainingOptions pretraining;

  LearnEncoderCommand() {}

  @Override
  Job<ModelVersion> job(ProjectSession session) throws IOException {
    PretrainingPlan plan = pretraining.plan();
    return session.learning().pretrain(plan, pretraining.start(plan, session.ports().models()));
  }
}
