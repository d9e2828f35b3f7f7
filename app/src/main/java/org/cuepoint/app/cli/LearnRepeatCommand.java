package org.cuepoint.app.cli;

import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.session.Repetition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a training again from a model's provenance. */
@Command(
    name = "repeat",
    header = "Run a model's training again from its provenance, and compare.",
    description = {
      "The plan, the seed, the labels as they were frozen then, the videos and crops of then, and"
          + " the models it began with are taken from the model's record; labels made since play no"
          + " part. Features that were deleted are computed again. What came out is compared with"
          + " the model and dropped.",
      "On the same device with the same libraries the weights are equal to the bit."
    },
    footer = {
      "  cuepoint learn repeat study fast-head-v3",
      "  cuepoint learn repeat study teacher-v1 --keep --json"
    })
final class LearnRepeatCommand extends ProjectCommand {

  @Parameters(
      index = "1",
      paramLabel = "MODEL",
      description =
          "The model, by name such as 'teacher v1' or teacher-v1, or by the start of its identity:"
              + " a fast head, teacher, temporal module or encoder.")
  private String model = "";

  @Option(
      names = "--keep",
      description = "Keep the repeated model as a new version, which is not made active.")
  private boolean keep;

  @Mixin private ProgressOptions progress;

  LearnRepeatCommand() {}

  @Override
  Intent intent() {
    return Intent.CHANGE;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    ModelVersion chosen = Names.model(session, model);
    Repetition repetition =
        runJob(
            session.learning().repeat(chosen, keep ? Repetition.Then.ADD : Repetition.Then.DROP),
            progress);
    answer(RepetitionReport.json(repetition));
    RepetitionReport.tell(repetition, this::say, this::say);
    return CommandLineTool.DONE;
  }
}
