package org.cuepoint.core.experiment;

import java.util.List;

/**
 * How well do decoders turn published frame-wise class scores into segments? Durations, transitions
 * and priors are learned from the other splits only.
 *
 * @param name what people read
 * @param sets the sets of scores
 * @param systems what is compared, by the words that the runner knows
 */
public record FrameScoresPlan(String name, List<ScoreSet> sets, List<String> systems)
    implements ExperimentPlan {

  /** Copies the lists and validates that there is something to do. */
  public FrameScoresPlan {
    sets = Plans.some("sets", sets);
    systems = Plans.some("systems", systems);
    Plans.distinct("systems", systems);
  }

  /**
   * Scores and truth of some videos: one CSV a video, {@code split<k>-video<n>.csv}, with the
   * header {@code truth,s0,s1,…}.
   *
   * @param name what the table says
   * @param folder below the data folder
   * @param background the class that is no action, by number; empty when each class counts
   */
  public record ScoreSet(String name, String folder, List<Integer> background) {
    /** Copies the list. */
    public ScoreSet {
      background = List.copyOf(background);
    }
  }
}
