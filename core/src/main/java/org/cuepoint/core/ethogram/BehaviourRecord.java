package org.cuepoint.core.ethogram;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;

/**
 * One class in one observation.
 *
 * @param actionClass the class
 * @param observedSeconds seconds of which it is known whether it happens
 * @param occurrences bouts and point events, in order
 * @param latency seconds from the first frame to the first occurrence; empty when it did not
 *     happen, or when it may have happened before in time that nobody looked at
 * @param intervals seconds from the end of each occurrence to the start of the next, where it is
 *     known that it did not happen between (inter-event intervals of BORIS)
 * @param cut bouts that begin with the first frame or end with the last: they may have been longer
 */
public record BehaviourRecord(
    ClassId actionClass,
    double observedSeconds,
    List<Occurrence> occurrences,
    OptionalDouble latency,
    List<Double> intervals,
    int cut) {

  /** Copies the lists. */
  public BehaviourRecord {
    occurrences = List.copyOf(occurrences);
    intervals = List.copyOf(intervals);
  }

  static BehaviourRecord of(
      Observation observation, Said said, Said.Decided group, ClassId actionClass) {
    FrameIndex index = observation.index();
    BitSet known = said.known(actionClass, group);
    List<FrameRange> ranges = new ArrayList<>(GroupRecord.runs(said.happens(actionClass, group)));
    int cut =
        (int)
            ranges.stream()
                .filter(range -> range.start() == 0 || range.end() == index.frameCount())
                .count();
    ranges.addAll(points(observation, actionClass));
    ranges.sort(Comparator.naturalOrder());
    List<Occurrence> occurrences = new ArrayList<>();
    List<Double> intervals = new ArrayList<>();
    int end = 0;
    OptionalDouble latency = OptionalDouble.empty();
    for (FrameRange range : ranges) {
      double start = index.secondsAt(range.start());
      boolean observed = known.nextClearBit(end) >= range.start();
      if (observed && occurrences.isEmpty()) {
        latency = OptionalDouble.of(start);
      } else if (observed) {
        intervals.add(Math.max(0, start - index.secondsAt(end)));
      }
      occurrences.add(new Occurrence(range, start, index.secondsAt(range.end())));
      end = Math.max(end, range.end());
    }
    return new BehaviourRecord(
        actionClass, said.seconds(known), occurrences, latency, intervals, cut);
  }

  /** Returns the places of the point events of a class, in order, but for ignored ones. */
  static List<FrameRange> points(Observation observation, ClassId actionClass) {
    List<FrameRange> ignored =
        observation.segments().stream()
            .filter(segment -> segment.state() == LabelState.IGNORE)
            .map(segment -> segment.range().frames())
            .toList();
    return observation.segments().stream()
        .filter(segment -> segment.state() == LabelState.POSITIVE)
        .filter(segment -> segment.actionClass().equals(actionClass))
        .filter(segment -> segment.range().isPoint())
        .map(segment -> segment.range().frames())
        .filter(point -> ignored.stream().noneMatch(range -> range.contains(point.start())))
        .sorted()
        .toList();
  }

  /** Returns the bouts, without point events. */
  public List<Occurrence> bouts() {
    return occurrences.stream().filter(each -> !each.isPoint()).toList();
  }

  /** Returns how long the class happened, in seconds. */
  public double totalSeconds() {
    return occurrences.stream().mapToDouble(Occurrence::seconds).sum();
  }
}
