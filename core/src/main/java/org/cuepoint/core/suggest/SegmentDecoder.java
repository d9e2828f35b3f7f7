package org.cuepoint.core.suggest;

import java.util.List;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.train.DatasetSnapshot;

/** Turns probabilities on ticks into segments. Implementations are thread-safe. */
public interface SegmentDecoder {

  /**
   * Finds the most plausible segments of each group that agree with a person's labels.
   *
   * @param probabilities what a model says of one video or region
   * @param groups columns of {@code probabilities} that exclude each other; every column in exactly
   *     one group
   * @param constraints what a person said, as targets of a snapshot: each group is a position in
   *     {@code groups}, classes are columns; disjoint within a group. A class run is certain, an
   *     excluded class is forbidden, background is favoured and not certain
   * @return segments of classes, never of background, ordered by start, then by class; those of one
   *     group do not overlap
   * @throws IllegalArgumentException if a constraint lies outside the track or contradicts another
   */
  List<DecodedSegment> decode(
      ProbabilityTrack probabilities,
      List<List<Integer>> groups,
      List<DatasetSnapshot.Target> constraints);

  /**
   * Does the same with a model's opinion where segments begin and end. A decoder that has no use
   * for it passes over it, and this one does.
   *
   * @param boundaries of the same ticks, one a group
   */
  default List<DecodedSegment> decode(
      ProbabilityTrack probabilities,
      List<List<Integer>> groups,
      List<DatasetSnapshot.Target> constraints,
      List<BoundaryScores> boundaries) {
    return decode(probabilities, groups, constraints);
  }

  /** Refuses constraints of groups that there are not. */
  static void requireGroups(List<List<Integer>> groups, List<DatasetSnapshot.Target> constraints) {
    for (DatasetSnapshot.Target constraint : constraints) {
      if (constraint.group() < 0 || constraint.group() >= groups.size()) {
        throw new IllegalArgumentException(
            "A constraint names group " + constraint.group() + " of " + groups.size());
      }
    }
  }
}
