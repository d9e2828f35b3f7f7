package org.cuepoint.core.suggest;

import java.util.Arrays;

/**
 * The forward–backward recursion over the same sequences of runs as {@link ViterbiSweep}, in
 * logarithms: how probable each label is at each tick and where its runs begin and end.
 *
 * <p>Yu, "Hidden semi-Markov models", Artificial Intelligence 174(2), 2010, section 2.2 (the
 * explicit-duration model), with prefix sums and a geometric tail. Cost: O(ticks · Σ longest +
 * ticks · labels²) time, 40 bytes a tick and label. Used once, by one thread.
 */
final class Posteriors {

  private static final double NONE = LabelScores.FORBIDDEN;

  private final SegmentModel model;
  private final LabelScores scores;
  private final BoundaryScores boundaries;
  private final int ticks;
  private final int labels;

  /** Sum of a label's scores before each tick; a forbidden tick counts 0. */
  private final double[][] prefix;

  /** Score of all sequences before a run that begins at a tick, less the prefix there. */
  private final double[][] before;

  /** Score of all sequences after a run that ends at a tick, with the prefix there. */
  private final double[][] after;

  /** Probability that a run of the label begins at the tick. */
  private final double[][] begins;

  /** Probability of the label at the tick. */
  private final double[][] marginal;

  private final double total;

  Posteriors(SegmentModel model, LabelScores scores, BoundaryScores boundaries) {
    this.model = model;
    this.scores = scores;
    this.boundaries = boundaries;
    this.ticks = scores.ticks();
    this.labels = scores.labels();
    this.prefix = new double[labels][ticks + 1];
    this.before = new double[labels][ticks];
    this.after = new double[labels][ticks + 1];
    this.begins = new double[labels][ticks];
    this.marginal = new double[labels][ticks];
    for (int y = 0; y < labels; y++) {
      for (int t = 0; t < ticks; t++) {
        double score = scores.at(t, y);
        prefix[y][t + 1] = prefix[y][t] + (score == NONE ? 0 : score);
      }
    }
    double[][] closed = forward();
    double[][] begun = backward();
    LogSum sum = new LogSum();
    for (int y = 0; y < labels; y++) {
      sum.add(model.first(y) + begun[y][0]);
    }
    this.total = sum.value();
    for (int y = 0; y < labels; y++) {
      double now = 0;
      for (int t = 0; t < ticks; t++) {
        begins[y][t] = Math.exp(before[y][t] + prefix[y][t] + begun[y][t] - total);
        double ends = Math.exp(closed[y][t] + after[y][t] - prefix[y][t] - total);
        now = Math.min(1, Math.max(0, now + begins[y][t] - (t == 0 ? 0 : ends)));
        marginal[y][t] = scores.at(t, y) == NONE ? 0 : now;
      }
    }
  }

  /** Returns the score of all sequences whose last run is of a label and ends at a tick. */
  private double[][] forward() {
    double[][] closed = new double[labels][ticks + 1];
    double[] tail = new double[labels];
    int[] allowedFrom = new int[labels];
    int[] lastGiven = new int[labels];
    Arrays.fill(tail, NONE);
    Arrays.fill(lastGiven, -1);
    LogSum sum = new LogSum();
    for (int t = 0; t < ticks; t++) {
      for (int y = 0; y < labels; y++) {
        double entry = t == 0 ? model.first(y) : enter(closed, y, t, sum);
        before[y][t] = entry - prefix[y][t];
        if (scores.at(t, y) == NONE) {
          before[y][t] = NONE;
          allowedFrom[y] = t + 1;
          tail[y] = NONE;
        } else if (scores.given(t, y)) {
          lastGiven[y] = t;
        }
      }
      int e = t + 1;
      for (int y = 0; y < labels; y++) {
        DurationScores durations = model.durations(y);
        int low = Math.max(Math.max(1, allowedFrom[y]), e - durations.longest());
        int entering = e - durations.longest() - 1;
        if (entering >= Math.max(1, allowedFrom[y])) {
          tail[y] =
              LogSum.of(tail[y], before[y][entering] + durations.exactly(durations.longest()));
        }
        tail[y] += durations.step();
        closed[y][e] = NONE;
        if (allowedFrom[y] == e) {
          continue;
        }
        sum.clear();
        if (allowedFrom[y] == 0) {
          sum.add(before[y][0] + model.duration(y, 0, e, ticks, lastGiven[y] >= 0));
        }
        int enough = e - durations.minimum();
        sum.addOpposed(before[y], durations.exactly(), e, low, enough);
        for (int s = Math.max(low, enough + 1); s < e; s++) {
          double value = before[y][s] + durations.exactly()[e - s];
          sum.add(s <= lastGiven[y] ? value : value - SegmentModel.TOO_SHORT);
        }
        sum.add(tail[y]);
        closed[y][e] = sum.value() + prefix[y][e];
      }
    }
    return closed;
  }

  private double enter(double[][] closed, int label, int tick, LogSum sum) {
    sum.clear();
    for (int a = 0; a < labels; a++) {
      sum.add(closed[a][tick] + model.follow(a, label));
    }
    return sum.value() + boundaries.at(tick);
  }

  /** Returns the score of all sequences that begin with a run of a label at a tick. */
  private double[][] backward() {
    double[][] begun = new double[labels][ticks];
    double[] tail = new double[labels];
    int[] allowedTo = new int[labels];
    int[] nextGiven = new int[labels];
    Arrays.fill(tail, NONE);
    Arrays.fill(allowedTo, ticks);
    Arrays.fill(nextGiven, Integer.MAX_VALUE);
    LogSum sum = new LogSum();
    for (int y = 0; y < labels; y++) {
      after[y][ticks] = model.last(y) + prefix[y][ticks];
    }
    for (int s = ticks - 1; s >= 0; s--) {
      for (int y = 0; y < labels; y++) {
        begun[y][s] = NONE;
        DurationScores durations = model.durations(y);
        if (scores.at(s, y) == NONE) {
          allowedTo[y] = s;
          tail[y] = NONE;
          continue;
        }
        if (scores.given(s, y)) {
          nextGiven[y] = s;
        }
        int entering = s + durations.longest() + 1;
        if (entering <= Math.min(ticks - 1, allowedTo[y])) {
          tail[y] = LogSum.of(tail[y], after[y][entering] + durations.exactly(durations.longest()));
        }
        tail[y] += durations.step();
        sum.clear();
        if (s == 0) {
          wholeRuns(y, allowedTo[y], nextGiven[y], sum);
        } else {
          runs(y, s, allowedTo[y], nextGiven[y], sum);
          sum.add(tail[y]);
        }
        begun[y][s] = sum.value() - prefix[y][s];
      }
      if (s > 0) {
        for (int y = 0; y < labels; y++) {
          sum.clear();
          for (int b = 0; b < labels; b++) {
            sum.add(model.follow(y, b) + begun[b][s]);
          }
          after[y][s] = sum.value() + boundaries.at(s) + prefix[y][s];
        }
      }
    }
    return begun;
  }

  private void wholeRuns(int label, int allowedTo, int nextGiven, LogSum sum) {
    for (int e = 1; e <= allowedTo; e++) {
      sum.add(after[label][e] + model.duration(label, 0, e, ticks, nextGiven < e));
    }
  }

  private void runs(int label, int s, int allowedTo, int nextGiven, LogSum sum) {
    DurationScores durations = model.durations(label);
    if (allowedTo == ticks) {
      sum.add(after[label][ticks] + model.duration(label, s, ticks, ticks, nextGiven < ticks));
    }
    int high = Math.min(Math.min(ticks - 1, allowedTo), s + durations.longest());
    for (int e = s + 1; e < Math.min(high + 1, s + durations.minimum()); e++) {
      double value = after[label][e] + durations.exactly()[e - s];
      sum.add(nextGiven < e ? value : value - SegmentModel.TOO_SHORT);
    }
    sum.addAlong(after[label], durations.exactly(), s, s + durations.minimum(), high);
  }

  /** Returns the logarithm of the sum over all sequences. */
  double total() {
    return total;
  }

  /** Returns the probability of a label at a tick. */
  double marginal(int tick, int label) {
    return marginal[label][tick];
  }

  /** Returns the probability that a run of a label begins at a tick. */
  double begins(int tick, int label) {
    return begins[label][tick];
  }

  /** Returns the mean probability of a label over ticks [start, end). */
  double confidence(int label, int start, int end) {
    double sum = 0;
    for (int t = start; t < end; t++) {
      sum += marginal[label][t];
    }
    return sum / (end - start);
  }

  double[] before(int label) {
    return before[label];
  }

  double[] after(int label) {
    return after[label];
  }

  SegmentModel model() {
    return model;
  }

  LabelScores scores() {
    return scores;
  }
}
