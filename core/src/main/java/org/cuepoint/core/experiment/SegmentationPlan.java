package org.cuepoint.core.experiment;

import java.util.List;

/**
 * How well are whole videos segmented with the labels of all others?
 *
 * @param name what people read
 * @param data which videos and labels
 * @param split how videos are held out
 * @param seeds at least one; each is a training of its own
 * @param systems what is compared
 */
public record SegmentationPlan(
    String name, DataLayout data, SplitChoice split, List<Long> seeds, List<NamedSystem> systems)
    implements ExperimentPlan {

  /** Copies the lists and validates that there is something to do. */
  public SegmentationPlan {
    seeds = Plans.seeds(seeds);
    systems = Plans.some("systems", systems);
    Plans.distinct("systems", systems.stream().map(NamedSystem::name).toList());
  }

  /**
   * A system under the name of its row.
   *
   * @param name what the table says
   * @param system what it is
   */
  public record NamedSystem(String name, SegmentationSystem system) {}
}
