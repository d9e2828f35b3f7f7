package org.cuepoint.core.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All figures of one comparison of predictions with truth.
 *
 * @param all over all videos
 * @param groups over the videos of each group that has a name, by name
 * @param confusion frames of each true label by the label they were given
 */
public record Evaluation(Scores all, Map<String, Scores> groups, ConfusionMatrix confusion) {

  /** The background label of the formats and of our own predictions. */
  public static final Set<String> BACKGROUND = Set.of("background");

  /** Copies the map, in order of names. */
  public Evaluation {
    groups = Collections.unmodifiableMap(new TreeMap<>(groups));
  }

  /**
   * Scores with every label counted, and with background left out of segments.
   *
   * @param everyClass every label makes segments
   * @param noBackground background makes none
   */
  public record Scores(SegmentationScores everyClass, SegmentationScores noBackground) {}

  /**
   * Compares.
   *
   * @param videos truth and predictions on the same frames
   * @param background labels that are background, usually {@link #BACKGROUND}
   */
  public static Evaluation of(List<LabelledVideo> videos, Set<String> background) {
    Map<String, List<LabelledVideo>> byGroup = new TreeMap<>();
    for (LabelledVideo video : videos) {
      video
          .group()
          .ifPresent(group -> byGroup.computeIfAbsent(group, g -> new ArrayList<>()).add(video));
    }
    Map<String, Scores> groups = new TreeMap<>();
    byGroup.forEach((group, members) -> groups.put(group, scores(members, background)));
    return new Evaluation(scores(videos, background), groups, ConfusionMatrix.of(videos));
  }

  private static Scores scores(List<LabelledVideo> videos, Set<String> background) {
    return new Scores(
        SegmentationScores.of(videos, Set.of()), SegmentationScores.of(videos, background));
  }
}
