package org.cuepoint.core.suggest;

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
    ForwardRuns[] runs = new ForwardRuns[labels];
    for (int y = 0; y < labels; y++) {
      runs[y] = new ForwardRuns(y);
    }
    ChangeSums changes = new ChangeSums(model);
    double[] now = new double[labels];
    double[] entry = new double[labels];
    for (int y = 0; y < labels; y++) {
      entry[y] = model.first(y);
    }
    for (int t = 0; t < ticks; t++) {
      double edge = boundaries.at(t);
      for (int y = 0; y < labels; y++) {
        now[y] = runs[y].feed(t, t == 0 ? entry[y] : entry[y] + edge);
        closed[y][t + 1] = now[y];
      }
      changes.arrive(now, entry);
    }
    return closed;
  }

  /** Returns the score of all sequences that begin with a run of a label at a tick. */
  private double[][] backward() {
    double[][] begun = new double[labels][ticks];
    BackwardRuns[] runs = new BackwardRuns[labels];
    for (int y = 0; y < labels; y++) {
      runs[y] = new BackwardRuns(y);
    }
    ChangeSums changes = new ChangeSums(model);
    double[] now = new double[labels];
    double[] exit = new double[labels];
    for (int t = ticks - 1; t >= 0; t--) {
      for (int y = 0; y < labels; y++) {
        now[y] = runs[y].feed(t);
        begun[y][t] = now[y];
      }
      if (t > 0) {
        double edge = boundaries.at(t);
        changes.leave(now, exit);
        for (int y = 0; y < labels; y++) {
          runs[y].end(t, exit[y] + edge);
        }
      }
    }
    return begun;
  }

  /** The runs of one label that begin before a tick which moves on. */
  private final class ForwardRuns {
    private final int label;
    private final DurationScores durations;
    private final double[] begun;
    private final ScaledSums sums;
    private final double[] logWeights;
    private final double[] weights;
    private final LogSum sum = new LogSum();
    private double tail = NONE;
    private int allowedFrom;
    private int lastGiven = -1;

    ForwardRuns(int label) {
      this.label = label;
      this.durations = model.durations(label);
      this.begun = before[label];
      this.sums = new ScaledSums(begun);
      int longest = durations.longest();
      this.logWeights = new double[longest + 1];
      this.weights = new double[longest + 1];
      for (int d = 0; d <= longest; d++) {
        logWeights[longest - d] = durations.exactly()[d];
        weights[longest - d] = Math.exp(durations.exactly()[d]);
      }
    }

    /** Lets a run begin at a tick and returns the score of those that end after it. */
    double feed(int tick, double entry) {
      if (scores.at(tick, label) == NONE) {
        sums.set(tick, NONE);
        allowedFrom = tick + 1;
        tail = NONE;
        return NONE;
      }
      sums.set(tick, entry - prefix[label][tick]);
      if (scores.given(tick, label)) {
        lastGiven = tick;
      }
      int e = tick + 1;
      int longest = durations.longest();
      int entering = e - longest - 1;
      if (entering >= Math.max(1, allowedFrom)) {
        tail = LogSum.of(tail, begun[entering] + durations.exactly(longest));
      }
      tail += durations.step();
      sum.clear();
      sum.add(tail);
      if (allowedFrom == 0) {
        sum.add(begun[0] + model.duration(label, 0, e, ticks, lastGiven >= 0));
      }
      int low = Math.max(Math.max(1, allowedFrom), e - longest);
      int enough = e - durations.minimum();
      sum.add(sums.sum(low, enough, logWeights, weights, longest - e));
      for (int s = Math.max(low, enough + 1); s < e; s++) {
        double value = begun[s] + durations.exactly()[e - s];
        sum.add(s <= lastGiven ? value : value - SegmentModel.TOO_SHORT);
      }
      return sum.value() + prefix[label][e];
    }
  }

  /** The runs of one label that end after a tick which moves back. */
  private final class BackwardRuns {
    private final int label;
    private final DurationScores durations;
    private final double[] ended;
    private final ScaledSums sums;
    private final double[] weights;
    private final LogSum sum = new LogSum();
    private double tail = NONE;
    private int allowedTo = ticks;
    private int nextGiven = Integer.MAX_VALUE;

    BackwardRuns(int label) {
      this.label = label;
      this.durations = model.durations(label);
      this.ended = after[label];
      this.sums = new ScaledSums(ended);
      this.weights = new double[durations.longest() + 1];
      for (int d = 0; d < weights.length; d++) {
        weights[d] = Math.exp(durations.exactly()[d]);
      }
      sums.set(ticks, model.last(label) + prefix[label][ticks]);
    }

    /** Lets a run end before a tick. */
    void end(int tick, double exit) {
      sums.set(tick, exit + prefix[label][tick]);
    }

    /** Returns the score of the runs that begin at a tick. */
    double feed(int tick) {
      if (scores.at(tick, label) == NONE) {
        allowedTo = tick;
        tail = NONE;
        return NONE;
      }
      if (scores.given(tick, label)) {
        nextGiven = tick;
      }
      int longest = durations.longest();
      int entering = tick + longest + 1;
      if (entering <= Math.min(ticks - 1, allowedTo)) {
        tail = LogSum.of(tail, ended[entering] + durations.exactly(longest));
      }
      tail += durations.step();
      sum.clear();
      if (tick == 0) {
        for (int e = 1; e <= allowedTo; e++) {
          sum.add(ended[e] + model.duration(label, 0, e, ticks, nextGiven < e));
        }
        return sum.value();
      }
      sum.add(tail);
      if (allowedTo == ticks) {
        sum.add(ended[ticks] + model.duration(label, tick, ticks, ticks, nextGiven < ticks));
      }
      int high = Math.min(Math.min(ticks - 1, allowedTo), tick + longest);
      int enough = tick + durations.minimum();
      for (int e = tick + 1; e <= Math.min(high, enough - 1); e++) {
        double value = ended[e] + durations.exactly()[e - tick];
        sum.add(nextGiven < e ? value : value - SegmentModel.TOO_SHORT);
      }
      sum.add(sums.sum(enough, high, durations.exactly(), weights, -tick));
      return sum.value() - prefix[label][tick];
    }
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
