package org.cuepoint.core.experiment;

import java.nio.file.Path;
import org.cuepoint.core.job.JobContext;

/** Decodes published frame-wise scores. */
final class FrameScoresRun implements ExperimentRun<FrameScoresPlan> {

  FrameScoresRun() {}

  @Override
  public Outcome run(FrameScoresPlan plan, Path data, JobContext context) throws Exception {
    throw new UnsupportedOperationException("Decoding of frame scores is not built in yet");
  }
}
