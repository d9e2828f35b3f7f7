package org.cuepoint.core.suggest;

import java.util.Arrays;

/**
 * What decides between sequences of runs of one group besides the scores of the ticks: how long a
 * run of each label lasts and which label follows which. Labels are positions in the group;
 * background is the last. Immutable.
 *
 * <p>The score of a run of label y over ticks [s, e) is the sum of its ticks' scores and
 * duration(y, e − s). A run that begins with the track or ends with it was cut off: it scores as
 * lasting at least as long. Each later run adds follow(label before, y) and the edge score of tick
 * s; the first adds first(y) and the last adds last(y).
 */
final class SegmentModel {

  /**
   * What a run below its minimum costs, in nats: more than any gain of ticks, durations and changes
   * around it, so that it occurs only where a person's labels leave nothing else.
   */
  static final double TOO_SHORT = 1e6;

  private final DurationScores[] durations;
  private final double[] follow;
  private final double[] first;
  private final double[] last;

  /**
   * Makes a model.
   *
   * @param durations by label
   * @param follow row by row, what label (column) after label (row) scores; the diagonal is unused
   * @param first what each label scores at the beginning of the track
   * @param last what each label scores at its end
   */
  SegmentModel(DurationScores[] durations, double[] follow, double[] first, double[] last) {
    this.durations = durations.clone();
    this.follow = follow.clone();
    this.first = first.clone();
    this.last = last.clone();
    for (int i = 0; i < durations.length; i++) {
      this.follow[i * durations.length + i] = LabelScores.FORBIDDEN;
    }
  }

  /** Returns a model in which each change costs the same. */
  static SegmentModel uniform(DurationScores[] durations, double switchCost) {
    int labels = durations.length;
    double[] follow = new double[labels * labels];
    Arrays.fill(follow, -switchCost);
    return new SegmentModel(durations, follow, new double[labels], new double[labels]);
  }

  int labels() {
    return durations.length;
  }

  DurationScores durations(int label) {
    return durations[label];
  }

  /** Returns the longest length in any table. */
  int longest() {
    int longest = 1;
    for (DurationScores scores : durations) {
      longest = Math.max(longest, scores.longest());
    }
    return longest;
  }

  double follow(int from, int to) {
    return follow[from * durations.length + to];
  }

  double first(int label) {
    return first[label];
  }

  double last(int label) {
    return last[label];
  }

  /**
   * Returns what the length of a run scores.
   *
   * @param label of the run
   * @param start first tick
   * @param end the tick after the last
   * @param ticks length of the track
   * @param given whether the run holds a tick that a person labelled so; then it may be short
   */
  double duration(int label, int start, int end, int ticks, boolean given) {
    int length = end - start;
    DurationScores scores = durations[label];
    double score = start == 0 || end == ticks ? scores.atLeast(length) : scores.exactly(length);
    return length < scores.minimum() && !given ? score - TOO_SHORT : score;
  }
}
