package org.cuepoint.core.experiment;

/**
 * What an experiment does, as its file says. The field {@code kind} of the file chooses the record:
 * its name in lower case with hyphens, without {@code Plan}.
 */
public sealed interface ExperimentPlan
    permits RepresentationPlan, SegmentationPlan, FrameScoresPlan, AblationPlan {

  /** Returns what people read above the results. */
  String name();
}
