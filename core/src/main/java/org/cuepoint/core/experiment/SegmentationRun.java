package org.cuepoint.core.experiment;

import java.nio.file.Path;
import org.cuepoint.core.job.JobContext;

/** Runs Segmentation plans. */
final class SegmentationRun implements ExperimentRun<SegmentationPlan> {

  private final ExperimentTools tools;

  SegmentationRun(ExperimentTools tools) {
    this.tools = tools;
  }

  @Override
  public Outcome run(SegmentationPlan plan, Path data, JobContext context) throws Exception {
    throw new UnsupportedOperationException("not yet " + tools);
  }
}
