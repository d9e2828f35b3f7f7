package org.cuepoint.app.cli;

import java.io.IOException;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tunes an encoder on labels. */
@Command(
    name = "tuned-encoder",
    header = "Tune an encoder on the labels, as a new version of it.",
    description = {
      "First a head learns alone on clips around labelled frames, then the encoder's last stage"
          + " with it, ten times slower, then all of it, ten times slower again. What nobody"
          + " labelled is not learnt from. Some groups or videos (with fewer than three, some"
          + " segments) are held out; when a linear probe does not tell them apart better than at"
          + " the start, the result equals the start and the verdict says so.",
      "A tuned encoder is the one that new features are made with: index afterwards, and train what"
          + " predicts anew. A TorchScript backbone ('backbone add') can be tuned too, if it sees"
          + " single pictures; an ONNX one cannot. To adapt a model to the labels without new"
          + " features, give a teacher adapters instead ('learn teacher --adapter').",
    },
    footer = {
      "  cuepoint learn tuned-encoder study",
      "  cuepoint learn tuned-encoder study --start backbone-v1 --last-stage-only",
      "  cuepoint learn tuned-encoder study --profile standard --seconds 900 --seed 2 --json"
    })
final class LearnTunedEncoderCommand extends LearningCommand {

  @Mixin private TuningOptions tuning;

  LearnTunedEncoderCommand() {}

  @Override
  Job<ModelVersion> job(ProjectSession session) throws IOException {
    return session.learning().tune(tuning.plan(), tuning.start(session));
  }
}
