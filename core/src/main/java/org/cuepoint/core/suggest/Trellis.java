package org.cuepoint.core.suggest;

import java.util.Arrays;

/**
 * One run of the Viterbi recursion on states (label, age). Age counts ticks since the label began
 * and stops at the label's minimum, where the label may end for free; a tick that a person labelled
 * so makes the run old enough at once. Used once, by one thread.
 */
final class Trellis {

  private final LabelScores scores;
  private final int[] minimum;
  private final double switchCost;

  /** The price of ending a run that is too short; see {@link LabelScores#bound}. */
  private final double tooShort;

  /** First state of each label; its states are {@code first[label] + age - 1}. */
  private final int[] first;

  private final int[] labelOf;
  private final int states;

  Trellis(LabelScores scores, int[] minimum, double switchCost) {
    this.scores = scores;
    this.minimum = minimum;
    this.switchCost = switchCost;
    // A long enough run fits everywhere at the price of at most one change a tick.
    this.tooShort = scores.bound() + switchCost * scores.ticks();
    this.first = new int[minimum.length];
    int count = 0;
    for (int i = 0; i < minimum.length; i++) {
      first[i] = count;
      count += minimum[i];
    }
    this.states = count;
    this.labelOf = new int[count];
    for (int i = 0; i < minimum.length; i++) {
      Arrays.fill(labelOf, first[i], first[i] + minimum[i], i);
    }
  }

  /** Returns the label of each tick on the best path; equal paths: the lower label wins. */
  int[] best() {
    int ticks = scores.ticks();
    int[] cameFrom = new int[ticks * states];
    double[] before = new double[states];
    double[] now = new double[states];
    Arrays.fill(before, LabelScores.FORBIDDEN);
    for (int label = 0; label < minimum.length; label++) {
      before[entry(0, label)] = scores.at(0, label);
    }
    for (int t = 1; t < ticks; t++) {
      step(t, before, now, cameFrom);
      double[] swap = before;
      before = now;
      now = swap;
    }
    int state = bestExit(before, -1);
    int[] path = new int[ticks];
    for (int t = ticks - 1; t >= 0; t--) {
      path[t] = labelOf[state];
      state = cameFrom[t * states + state];
    }
    return path;
  }

  private void step(int t, double[] before, double[] now, int[] cameFrom) {
    Arrays.fill(now, LabelScores.FORBIDDEN);
    int leaving = bestExit(before, -1);
    int other = bestExit(before, labelOf[leaving]);
    for (int label = 0; label < minimum.length; label++) {
      double score = scores.at(t, label);
      if (score == LabelScores.FORBIDDEN) {
        continue;
      }
      boolean given = scores.given(t, label);
      int last = first[label] + minimum[label] - 1;
      for (int state = first[label]; state <= last; state++) {
        if (before[state] != LabelScores.FORBIDDEN) {
          int next = given ? last : Math.min(state + 1, last);
          reach(t, now, cameFrom, next, before[state] + score, state);
        }
      }
      int from = labelOf[leaving] == label ? other : leaving;
      if (from >= 0) {
        reach(t, now, cameFrom, entry(t, label), exit(before, from) - switchCost + score, from);
      }
    }
  }

  private void reach(int t, double[] now, int[] cameFrom, int state, double value, int from) {
    if (value > now[state]) {
      now[state] = value;
      cameFrom[t * states + state] = from;
    }
  }

  private int entry(int t, int label) {
    return first[label] + (scores.given(t, label) ? minimum[label] - 1 : 0);
  }

  private double exit(double[] values, int state) {
    boolean oldEnough = state == first[labelOf[state]] + minimum[labelOf[state]] - 1;
    return oldEnough ? values[state] : values[state] - tooShort;
  }

  /** Returns the best state to leave that is not of {@code exceptLabel}; -1 when there is none. */
  private int bestExit(double[] values, int exceptLabel) {
    int best = -1;
    double bestValue = LabelScores.FORBIDDEN;
    for (int state = 0; state < states; state++) {
      if (labelOf[state] != exceptLabel && exit(values, state) > bestValue) {
        best = state;
        bestValue = exit(values, state);
      }
    }
    return best;
  }
}
