package org.cuepoint.core.eval;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Scores of frames and segments over some videos, 0 to 100.
 *
 * @param mof frames that are right, background frames counted
 * @param edit mean over videos of the edit score of the order of segments
 * @param f1 F1 of segments by the least overlap in per cent (10, 25, 50); hits pooled over videos
 */
public record SegmentationScores(double mof, double edit, Map<Integer, Double> f1) {

  /** The overlaps at which F1 is given, in per cent. */
  public static final List<Integer> OVERLAPS = List.of(10, 25, 50);

  /** Copies the map, in ascending order. */
  public SegmentationScores {
    f1 = Collections.unmodifiableMap(new TreeMap<>(f1));
  }

  /**
   * Scores predictions as the evaluation of ms-tcn does: Abu Farha and Gall, "MS-TCN: Multi-stage
   * temporal convolutional network for action segmentation", CVPR 2019; edit and F1 after Lea et
   * al., "Temporal convolutional networks for action segmentation and detection", CVPR 2017.
   *
   * @param videos truth and predictions; no frames at all score 0 everywhere
   * @param background labels that make no segment; empty when every label counts
   */
  public static SegmentationScores of(List<LabelledVideo> videos, Set<String> background) {
    List<LabelledVideo> counted =
        videos.stream()
            .map(LabelledVideo::counted)
            .filter(video -> video.truth().length() > 0)
            .toList();
    Map<Integer, Double> f1 = new TreeMap<>();
    List<SegmentMatch> matches =
        counted.stream().map(video -> new SegmentMatch(video, background)).toList();
    for (int percent : OVERLAPS) {
      SegmentMatch.Counts pooled =
          matches.stream()
              .map(match -> match.counts(percent / 100.0))
              .reduce(SegmentMatch.Counts.NONE, SegmentMatch.Counts::plus);
      f1.put(percent, counted.isEmpty() ? 0 : pooled.f1());
    }
    double edit = matches.stream().mapToDouble(SegmentMatch::edit).average().orElse(0);
    return new SegmentationScores(ConfusionMatrix.of(counted).accuracy(), edit, f1);
  }
}
