package org.cuepoint.core.experiment;

import java.util.List;

/**
 * How well do decoders turn published frame-wise class scores into segments? Calibration,
 * durations, transitions and all settings are learned from the other splits only.
 *
 * @param name what people read
 * @param sets the sets of scores
 * @param systems what is compared, by the words of {@link FrameScoreSystem}
 * @param objective the figure for which settings are chosen: {@code MoF}, {@code edit}, {@code
 *     F1@10}, {@code F1@25} or {@code F1@50}
 */
public record FrameScoresPlan(
    String name, List<ScoreSet> sets, List<String> systems, String objective)
    implements ExperimentPlan {

  /** Copies the lists and validates that there is something to do. */
  public FrameScoresPlan {
    sets = Plans.some("sets", sets);
    systems = Plans.some("systems", systems);
    Plans.distinct("systems", systems);
    systems.forEach(FrameScoreSystem::of);
    if (!FrameScoresRun.FIGURES.contains(objective)) {
      throw new IllegalArgumentException(
          "'objective' is '" + objective + "'; it can be " + FrameScoresRun.FIGURES);
    }
  }

  /**
   * Scores and truth of some videos: one CSV a video, {@code split<k>-video<n>.csv}, with the
   * header {@code truth,s0,s1,…}.
   *
   * @param name what the table says
   * @param folder below the data folder
   * @param hertz lines a second, 1 to 60
   * @param background the class that makes no segment, by number; empty when each class counts
   */
  public record ScoreSet(String name, String folder, int hertz, List<Integer> background) {
    /** Copies the list. */
    public ScoreSet {
      background = List.copyOf(background);
    }
  }
}
