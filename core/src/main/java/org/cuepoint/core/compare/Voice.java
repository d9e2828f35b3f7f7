package org.cuepoint.core.compare;

import java.util.List;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.DecodedSegment;

/**
 * What one model says of one video or region.
 *
 * @param probabilities columns are the classes of the scheme as it is now
 * @param segments what it takes to happen; classes are columns of the probabilities
 * @param labels the same tick by tick
 */
public record Voice(
    ProbabilityTrack probabilities, List<DecodedSegment> segments, TickLabels labels) {

  /** Copies the list. */
  public Voice {
    segments = List.copyOf(segments);
  }

  /** Makes a voice whose labels are those of its segments. */
  public static Voice of(
      ProbabilityTrack probabilities, List<DecodedSegment> segments, List<List<Integer>> groups) {
    return new Voice(
        probabilities, segments, TickLabels.ofSegments(groups, probabilities.ticks(), segments));
  }
}
