package org.cuepoint.core.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How far the edges of segments lie from where they should be. Starts and ends of segments that are
 * hits at an overlap of 10 % (as segmental F1 counts them) are compared; edges that were not found
 * at all are F1's business.
 *
 * @param edges how many edges were compared, two a hit
 * @param mean distance in frames or ticks, whatever the videos are given in; NaN without edges
 * @param median distance; NaN without edges
 */
public record BoundaryError(long edges, double mean, double median) {

  private static final double OVERLAP = 0.1;

  /**
   * Measures.
   *
   * @param videos truth and predictions; frames that count nowhere are taken out of both first
   * @param background labels that make no segment
   */
  public static BoundaryError of(List<LabelledVideo> videos, Set<String> background) {
    List<Integer> distances = new ArrayList<>();
    for (LabelledVideo video : videos) {
      distances.addAll(new SegmentMatch(video.counted(), background).edgeDistances(OVERLAP));
    }
    distances.sort(null);
    int n = distances.size();
    if (n == 0) {
      return new BoundaryError(0, Double.NaN, Double.NaN);
    }
    return new BoundaryError(
        n,
        distances.stream().mapToInt(Integer::intValue).average().orElse(Double.NaN),
        (distances.get((n - 1) / 2) + distances.get(n / 2)) / 2.0);
  }

  /**
   * Returns the same distances in seconds.
   *
   * @param rate frames or ticks a second
   */
  public BoundaryError inSeconds(double rate) {
    return new BoundaryError(edges, mean / rate, median / rate);
  }
}
