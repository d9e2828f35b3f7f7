package org.cuepoint.core.experiment;

import java.nio.file.Path;
import org.cuepoint.core.job.JobContext;

/** Runs Representation plans. */
final class RepresentationRun implements ExperimentRun<RepresentationPlan> {

  private final ExperimentTools tools;

  RepresentationRun(ExperimentTools tools) {
    this.tools = tools;
  }

  @Override
  public Outcome run(RepresentationPlan plan, Path data, JobContext context) throws Exception {
    throw new UnsupportedOperationException("not yet " + tools);
  }
}
