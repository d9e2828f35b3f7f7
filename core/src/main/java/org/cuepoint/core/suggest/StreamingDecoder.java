package org.cuepoint.core.suggest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;

/**
 * The semi-Markov decoder on probabilities that arrive one tick at a time. A tick is decided {@code
 * lag} ticks later, from the best sequence as far as is known then, the last run taken as still
 * going on. With a lag of at least the length all is decided at the end, and equals what {@link
 * SemiMarkovDecoder} finds. Later ticks never change what was decided, so that with a short lag the
 * decided labels need not be one sequence that the model would have chosen. One thread at a time.
 *
 * <p>Cost of a tick: O(Σ over labels of the table of durations + labels² + lag) time; memory does
 * not grow with the stream.
 */
public final class StreamingDecoder {

  /** What stands for background among decided labels. */
  public static final int BACKGROUND = -1;

  private final FeatureClock clock;
  private final List<ClassId> classes;
  private final List<GroupStream> groups = new ArrayList<>();
  private final int lag;
  private int fed;

  /**
   * Makes a decoder.
   *
   * @param decoder what decides
   * @param clock of the ticks
   * @param classes the columns of each row
   * @param groups columns that exclude each other; every column in exactly one group
   * @param lag ticks from a tick to its decision, at least 0
   */
  public StreamingDecoder(
      SemiMarkovDecoder decoder,
      FeatureClock clock,
      List<ClassId> classes,
      List<List<Integer>> groups,
      int lag) {
    if (lag < 0) {
      throw new IllegalArgumentException("A lag cannot be negative: " + lag);
    }
    this.clock = clock;
    this.classes = List.copyOf(classes);
    this.lag = lag;
    for (int g = 0; g < groups.size(); g++) {
      this.groups.add(
          new GroupStream(
              groups.get(g),
              new ViterbiSweep(
                  decoder.model(this.classes, clock.hertz(), g, groups.get(g)), lag + 1),
              LabelScores.ofOneTick(groups.get(g).size()),
              decoder.tickScore(g, groups.get(g))));
    }
  }

  /**
   * Feeds one tick.
   *
   * @param row the probability of each class
   * @param boundary what an edge at this tick scores in nats, 0 when nothing is known
   * @return for each group the column of the class at the tick {@code lag} ticks before this one,
   *     or {@link #BACKGROUND}; empty as long as there is no such tick
   */
  public Optional<List<Integer>> feed(float[] row, double boundary) {
    double[] same = new double[groups.size()];
    Arrays.fill(same, boundary);
    return feed(row, same);
  }

  /**
   * Feeds one tick.
   *
   * @param row the probability of each class
   * @param boundaries for each group what an edge at this tick scores in nats
   * @return as {@link #feed(float[], double)}
   */
  public Optional<List<Integer>> feed(float[] row, double[] boundaries) {
    ProbabilityTrack tick = new ProbabilityTrack(clock, classes, row.clone());
    for (int g = 0; g < groups.size(); g++) {
      GroupStream group = groups.get(g);
      group.scores.fill(0, GroupDistribution.at(tick, group.members, 0), group.score);
      group.sweep.advance(group.scores, 0, boundaries[g]);
    }
    fed++;
    return fed > lag ? Optional.of(decided(fed - 1 - lag, 1).getFirst()) : Optional.empty();
  }

  /** Returns the ticks not decided yet, in order, each as {@link #feed} gives them. */
  public List<List<Integer>> finish() {
    return fed == 0 || lag == 0 ? List.of() : decided(Math.max(0, fed - lag), Math.min(fed, lag));
  }

  private List<List<Integer>> decided(int from, int count) {
    List<List<Integer>> ticks = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      ticks.add(new ArrayList<>());
    }
    for (GroupStream group : groups) {
      int[] path = new int[fed - from];
      group.sweep.trace(from, path);
      for (int t = 0; t < count; t++) {
        boolean background = path[t] == group.members.size();
        ticks.get(t).add(background ? BACKGROUND : group.members.get(path[t]));
      }
    }
    return ticks;
  }

  private record GroupStream(
      List<Integer> members, ViterbiSweep sweep, LabelScores scores, TickScore score) {}
}
