package org.cuepoint.app.cli;

import java.util.List;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FrameIndex;
import picocli.CommandLine.Command;

/** Takes suggestions as they are. */
@Command(
    name = "accept",
    header = "Take suggestions as labels.",
    description =
        "All suggestions of one video become one step, which 'cuepoint label PROJECT VIDEO --undo'"
            + " takes back.",
    footer = {
      "  cuepoint accept study 3f2a 77c0",
      "  cuepoint accept study --all --min-probability 0.9"
    })
final class AcceptCommand extends DecisionCommand {

  AcceptCommand() {}

  @Override
  int decide(
      ProjectSession session, VideoId video, FrameIndex index, List<Suggestion> suggestions) {
    EditStep step = session.labelling().accept(suggestions, index, 0);
    return step.edits().isEmpty() ? 0 : 1;
  }

  @Override
  String word() {
    return "accepted";
  }
}
