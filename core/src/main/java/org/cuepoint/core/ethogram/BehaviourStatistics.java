package org.cuepoint.core.ethogram;

import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.taxonomy.ClassId;

/**
 * One class over some observations.
 *
 * @param actionClass the class
 * @param observations in how many of them some time was observed, or it happened
 * @param bouts how often it lasted
 * @param points how often it was marked as a point event
 * @param cut bouts that touch the first or last frame of a video and may have been longer
 * @param totalSeconds how long it happened
 * @param observedSeconds seconds of which it is known whether it happens
 * @param durations of the bouts, in seconds
 * @param intervals between occurrences, in seconds, as far as observed
 * @param latencies to the first occurrence, in seconds, of the observations in which it is known
 */
public record BehaviourStatistics(
    ClassId actionClass,
    int observations,
    int bouts,
    int points,
    int cut,
    double totalSeconds,
    double observedSeconds,
    Spread durations,
    Spread intervals,
    Spread latencies) {

  static BehaviourStatistics of(ClassId actionClass, List<BehaviourRecord> records) {
    List<Double> durations = new ArrayList<>();
    List<Double> intervals = new ArrayList<>();
    List<Double> latencies = new ArrayList<>();
    int observations = 0;
    int points = 0;
    int cut = 0;
    double total = 0;
    double observed = 0;
    for (BehaviourRecord each : records) {
      observations += each.observedSeconds() > 0 || !each.occurrences().isEmpty() ? 1 : 0;
      for (Occurrence occurrence : each.occurrences()) {
        if (occurrence.isPoint()) {
          points++;
        } else {
          durations.add(occurrence.seconds());
        }
      }
      intervals.addAll(each.intervals());
      each.latency().ifPresent(latencies::add);
      cut += each.cut();
      total += each.totalSeconds();
      observed += each.observedSeconds();
    }
    return new BehaviourStatistics(
        actionClass,
        observations,
        durations.size(),
        points,
        cut,
        total,
        observed,
        Spread.of(durations),
        Spread.of(intervals),
        Spread.of(latencies));
  }

  /** Returns how often it happened: bouts and point events. */
  public int occurrences() {
    return bouts + points;
  }

  /** Returns the share of the observed time in which it happened, 0 to 1; NaN when none was. */
  public double share() {
    return observedSeconds > 0 ? totalSeconds / observedSeconds : Double.NaN;
  }

  /** Returns how often it began in a minute of observed time; NaN when none was observed. */
  public double perMinute() {
    return observedSeconds > 0 ? 60 * occurrences() / observedSeconds : Double.NaN;
  }
}
