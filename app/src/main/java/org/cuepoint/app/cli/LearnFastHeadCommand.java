package org.cuepoint.app.cli;

import org.cuepoint.core.job.Job;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;

/** Trains the fast head. */
@Command(
    name = "fast-head",
    header = "Train a light head on the features, in seconds, and make it the active model.",
    description = "It needs labels; features that are missing are computed first.",
    footer = {"  cuepoint learn fast-head study", "  cuepoint learn fast-head study --json"})
final class LearnFastHeadCommand extends LearningCommand {

  LearnFastHeadCommand() {}

  @Override
  Job<ModelVersion> job(ProjectSession session) {
    return session.learning().learnFastHead();
  }
}
