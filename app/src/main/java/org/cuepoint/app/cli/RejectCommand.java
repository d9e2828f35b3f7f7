package org.cuepoint.app.cli;

import java.util.List;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FrameIndex;
import picocli.CommandLine.Command;

/** Refuses suggestions. */
@Command(
    name = "reject",
    header = "Refuse suggestions: their class does not happen there.",
    description =
        "Leaves a negative label, so that training learns from it and it is not suggested again.",
    footer = {"  cuepoint reject study 3f2a", "  cuepoint reject study --all --video walk.mp4"})
final class RejectCommand extends DecisionCommand {

  RejectCommand() {}

  @Override
  int decide(
      ProjectSession session, VideoId video, FrameIndex index, List<Suggestion> suggestions) {
    int steps = 0;
    for (Suggestion suggestion : suggestions) {
      EditStep step = session.labelling().reject(suggestion, 0);
      steps += step.edits().isEmpty() ? 0 : 1;
    }
    return steps;
  }

  @Override
  String word() {
    return "rejected";
  }
}
