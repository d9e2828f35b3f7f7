package org.cuepoint.core.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Mean average precision of scored segments at temporal overlaps, 0 to 1.
 *
 * @param map mean over the classes of the truth of their average precision, by overlap, ascending
 */
public record DetectionScores(Map<Double, Double> map) {

  /** Copies the map, in ascending order. */
  public DetectionScores {
    map = Collections.unmodifiableMap(new TreeMap<>(map));
  }

  /**
   * A true segment.
   *
   * @param video the video
   * @param label the class
   * @param start in seconds
   * @param end in seconds
   */
  public record Instance(String video, String label, double start, double end) {}

  /**
   * A predicted segment.
   *
   * @param video the video
   * @param label the class
   * @param start in seconds
   * @param end in seconds
   * @param score how sure; only the order matters
   */
  public record Detection(String video, String label, double start, double end, double score) {}

  /**
   * Scores detections as the evaluation of ActivityNet does: Caba Heilbron et al., "ActivityNet: a
   * large-scale video benchmark for human activity understanding", CVPR 2015. By falling score,
   * each detection takes the free true segment of its video and class that it overlaps most; the
   * precision is made monotonic before it is summed over recall. Of equal scores the later one goes
   * first, as the script's reversed sort has it.
   *
   * @param truth the true segments; without any, every score is 0
   * @param detections the predictions; those of classes that the truth does not have are passed
   *     over
   * @param overlaps intersection over union that a hit needs, 0 to 1
   */
  public static DetectionScores of(
      List<Instance> truth, List<Detection> detections, List<Double> overlaps) {
    TreeSet<String> labels = new TreeSet<>();
    truth.forEach(instance -> labels.add(instance.label()));
    Map<Double, Double> map = new TreeMap<>();
    for (double overlap : overlaps) {
      double mean =
          labels.stream()
              .mapToDouble(
                  label ->
                      averagePrecision(
                          truth.stream().filter(i -> i.label().equals(label)).toList(),
                          detections.stream().filter(d -> d.label().equals(label)).toList(),
                          overlap))
              .average()
              .orElse(0);
      map.put(overlap, mean);
    }
    return new DetectionScores(map);
  }

  /** Returns the mean over overlaps; 0 when there are none. */
  public double average() {
    return map.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private static double averagePrecision(
      List<Instance> truth, List<Detection> detections, double overlap) {
    List<Detection> order = new ArrayList<>(detections.reversed());
    order.sort(Comparator.comparingDouble((Detection d) -> -d.score()));
    boolean[] taken = new boolean[truth.size()];
    double[] precision = new double[order.size()];
    double[] recall = new double[order.size()];
    int hits = 0;
    for (int i = 0; i < order.size(); i++) {
      int best = bestFree(truth, taken, order.get(i), overlap);
      if (best >= 0) {
        taken[best] = true;
        hits++;
      }
      precision[i] = (double) hits / (i + 1);
      recall[i] = (double) hits / truth.size();
    }
    for (int i = order.size() - 2; i >= 0; i--) {
      precision[i] = Math.max(precision[i], precision[i + 1]);
    }
    double area = 0;
    double before = 0;
    for (int i = 0; i < order.size(); i++) {
      area += (recall[i] - before) * precision[i];
      before = recall[i];
    }
    return area;
  }

  private static int bestFree(
      List<Instance> truth, boolean[] taken, Detection detection, double least) {
    int best = -1;
    double bestOverlap = least;
    for (int i = 0; i < truth.size(); i++) {
      Instance instance = truth.get(i);
      if (!taken[i] && instance.video().equals(detection.video())) {
        double overlap = overlap(instance, detection);
        if (overlap > bestOverlap || (best < 0 && overlap >= least)) {
          best = i;
          bestOverlap = overlap;
        }
      }
    }
    return best;
  }

  private static double overlap(Instance a, Detection b) {
    double shared = Math.max(0, Math.min(a.end(), b.end()) - Math.max(a.start(), b.start()));
    double union = (a.end() - a.start()) + (b.end() - b.start()) - shared;
    return union > 0 ? shared / union : 0;
  }
}
