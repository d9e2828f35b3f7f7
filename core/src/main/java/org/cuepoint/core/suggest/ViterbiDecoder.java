package org.cuepoint.core.suggest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * The most probable sequence of labels per exclusive group, with a cost for each change and a
 * shortest duration.
 *
 * <p>Viterbi, "Error bounds for convolutional codes", IEEE Trans. Inf. Theory 13(2), 1967, on
 * background and the classes of a group; the score of a sequence is Σ_t ln max(p_t(label), floor) −
 * switchCost · changes. The shortest duration is a chain of states per label, one for each tick of
 * age up to the minimum (expanded-state hidden semi-Markov model; Rabiner, "A tutorial on hidden
 * Markov models", Proc. IEEE 77(2), 1989, section IV D). A run that is too short costs more than
 * any gain, so that it occurs only where a person's labels leave nothing else; a run that holds a
 * tick which the person labelled so may be as short as it is.
 *
 * <p>Cost: O(ticks · (classes + 1) · minimum) time, the same in 4-byte memory, for each group.
 */
public final class ViterbiDecoder implements SegmentDecoder {

  private final DecoderSettings settings;

  /** Makes a decoder. */
  public ViterbiDecoder(DecoderSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<DecodedSegment> decode(
      ProbabilityTrack probabilities, List<List<Integer>> groups, List<Target> constraints) {
    SegmentDecoder.requireGroups(groups, constraints);
    List<DecodedSegment> segments = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      int group = g;
      List<Target> own = constraints.stream().filter(c -> c.group() == group).toList();
      segments.addAll(decodeGroup(probabilities, groups.get(g), own));
    }
    segments.sort(
        Comparator.comparingInt(DecodedSegment::startTick)
            .thenComparingInt(DecodedSegment::classIndex));
    return List.copyOf(segments);
  }

  private List<DecodedSegment> decodeGroup(
      ProbabilityTrack track, List<Integer> group, List<Target> constraints) {
    if (track.ticks() == 0) {
      return List.of();
    }
    int hertz = track.clock().hertz();
    int[] minimum = new int[group.size() + 1];
    java.util.Arrays.fill(minimum, settings.minimumTicks(hertz));
    minimum[group.size()] = settings.minimumBackgroundTicks(hertz);
    LabelScores scores = LabelScores.of(track, group, constraints, TickScore.plain(settings));
    int[] path = new Trellis(scores, minimum, settings.switchCost()).best();
    List<DecodedSegment> segments = new ArrayList<>();
    int start = 0;
    for (int t = 1; t <= path.length; t++) {
      if (t == path.length || path[t] != path[start]) {
        if (path[start] < group.size()) {
          segments.add(DecodedSegment.of(track, group, group.get(path[start]), start, t));
        }
        start = t;
      }
    }
    return segments;
  }
}
