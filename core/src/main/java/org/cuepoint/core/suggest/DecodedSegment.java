package org.cuepoint.core.suggest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.recognition.ProbabilityTrack;

/**
 * A run of one class that a decoder found.
 *
 * @param classIndex column of the class
 * @param startTick first tick
 * @param endTick the tick after the last, more than {@code startTick}
 * @param probabilities mean probability of every column over the run
 * @param entropy of the mean distribution of the class's group, background included, in nats
 * @param margin between the two most probable of that distribution, 0 to 1
 * @param confidence the mean probability of the label over the run by everything the decoder knows,
 *     0 to 1
 * @param start where the run begins, empty when the decoder does not say
 * @param end where it ends, empty when the decoder does not say
 */
public record DecodedSegment(
    int classIndex,
    int startTick,
    int endTick,
    List<Double> probabilities,
    double entropy,
    double margin,
    double confidence,
    Optional<Edge> start,
    Optional<Edge> end) {

  /** Makes a run by a decoder that has no posterior: as sure as its mean probability. */
  public DecodedSegment(
      int classIndex,
      int startTick,
      int endTick,
      List<Double> probabilities,
      double entropy,
      double margin) {
    this(
        classIndex,
        startTick,
        endTick,
        probabilities,
        entropy,
        margin,
        probabilities.get(classIndex),
        Optional.empty(),
        Optional.empty());
  }

  /** Copies the probabilities and validates the range. */
  public DecodedSegment {
    probabilities = List.copyOf(probabilities);
    if (startTick < 0 || endTick <= startTick) {
      throw new IllegalArgumentException(
          "Not a range of ticks: [" + startTick + ", " + endTick + ")");
    }
  }

  /** Returns the same run with what a forward–backward pass says of it. */
  DecodedSegment withPosterior(double sure, Edge begins, Edge ends) {
    return new DecodedSegment(
        classIndex,
        startTick,
        endTick,
        probabilities,
        entropy,
        margin,
        sure,
        Optional.of(begins),
        Optional.of(ends));
  }

  /**
   * Returns a part of this run. An edge at which it was cut off is certain; one that it keeps
   * cannot lie beyond its other end.
   *
   * @param from first tick, not before {@link #startTick}
   * @param to the tick after the last, not after {@link #endTick}
   */
  DecodedSegment piece(ProbabilityTrack track, List<Integer> group, int from, int to) {
    DecodedSegment described = of(track, group, classIndex, from, to);
    if (start.isEmpty() || end.isEmpty()) {
      return described;
    }
    return described.withPosterior(
        confidence,
        from == startTick ? start.get().within(0, to) : Edge.certain(from),
        to == endTick ? end.get().within(from, Integer.MAX_VALUE) : Edge.certain(to));
  }

  /** Describes a run by what the track says of it. */
  static DecodedSegment of(
      ProbabilityTrack track, List<Integer> group, int classIndex, int startTick, int endTick) {
    int columns = track.classes().size();
    List<Double> mean = new ArrayList<>(Collections.nCopies(columns, 0.0));
    for (int c = 0; c < columns; c++) {
      double sum = 0;
      for (int t = startTick; t < endTick; t++) {
        sum += track.at(t, c);
      }
      mean.set(c, sum / (endTick - startTick));
    }
    GroupDistribution distribution = GroupDistribution.mean(track, group, startTick, endTick);
    return new DecodedSegment(
        classIndex, startTick, endTick, mean, distribution.entropy(), distribution.margin());
  }
}
