package org.cuepoint.core.suggest;

import java.util.Arrays;

/**
 * The Viterbi recursion over runs, fed tick by tick. For each label it keeps the score with which a
 * run may have begun at each of the last ticks; the best run that ends now is then one pass over
 * these, with prefix sums for what lies between. Runs longer than the table of durations live on as
 * one number, see {@link DurationScores}. One thread at a time.
 */
final class ViterbiSweep {

  private static final double NONE = LabelScores.FORBIDDEN;

  private final SegmentModel model;
  private final int labels;
  private final int memory;
  private final int longest;

  /** Score of the best sequence before a run that begins at a tick, less {@link #prefix} there. */
  private final double[][] begun;

  /** The tick of {@code begun[label][0]}. */
  private int windowStart;

  /** Sum of the label's scores up to now. */
  private final double[] prefix;

  /** {@link #begun} of tick 0 while that run may still go on. */
  private final double[] fromStart;

  private final double[] tail;
  private final int[] tailStart;
  private final int[] allowedFrom;
  private final int[] lastGiven;

  /** Best score of a sequence whose last run is of the label and ends now; and where it began. */
  private final double[] closed;

  private final int[][] closedStart;
  private final int[][] cameFrom;
  private int ticks;

  /**
   * Makes a sweep.
   *
   * @param model what decides
   * @param memory for how many ticks back {@link #trace} can look
   */
  ViterbiSweep(SegmentModel model, int memory) {
    this.model = model;
    this.labels = model.labels();
    this.memory = memory + 1;
    this.longest = model.longest();
    this.begun = new double[labels][2 * longest + 64];
    this.prefix = new double[labels];
    this.fromStart = filled(NONE);
    this.tail = filled(NONE);
    this.tailStart = new int[labels];
    this.allowedFrom = new int[labels];
    this.lastGiven = new int[labels];
    Arrays.fill(lastGiven, -1);
    this.closed = filled(NONE);
    this.closedStart = new int[labels][this.memory];
    this.cameFrom = new int[labels][this.memory];
  }

  private double[] filled(double value) {
    double[] array = new double[labels];
    Arrays.fill(array, value);
    return array;
  }

  /** Returns how many ticks were fed. */
  int ticks() {
    return ticks;
  }

  /**
   * Feeds one tick.
   *
   * @param scores holds the tick's scores
   * @param tick its tick there
   * @param edge what a run that begins here scores beyond the change itself
   */
  void advance(LabelScores scores, int tick, double edge) {
    makeRoom();
    int s = ticks;
    for (int y = 0; y < labels; y++) {
      double entry = s == 0 ? model.first(y) : enter(y, s, edge);
      double score = scores.at(tick, y);
      if (score == NONE) {
        allowedFrom[y] = s + 1;
        tail[y] = NONE;
        fromStart[y] = NONE;
        begun[y][s - windowStart] = NONE;
        continue;
      }
      begun[y][s - windowStart] = entry - prefix[y];
      if (s == 0) {
        fromStart[y] = entry;
      }
      prefix[y] += score;
      if (scores.given(tick, y)) {
        lastGiven[y] = s;
      }
    }
    ticks++;
    for (int y = 0; y < labels; y++) {
      close(y);
    }
  }

  private void makeRoom() {
    if (ticks - windowStart < begun[0].length) {
      return;
    }
    int keep = longest + 2;
    int from = ticks - keep - windowStart;
    for (double[] window : begun) {
      System.arraycopy(window, from, window, 0, keep);
    }
    windowStart += from;
  }

  private double enter(int label, int tick, double edge) {
    double best = NONE;
    int from = -1;
    for (int a = 0; a < labels; a++) {
      double value = closed[a] + model.follow(a, label);
      if (value > best) {
        best = value;
        from = a;
      }
    }
    cameFrom[label][tick % memory] = from;
    return best + edge;
  }

  private void close(int label) {
    DurationScores durations = model.durations(label);
    int e = ticks;
    lengthenTail(label, durations);
    Best best = new Best();
    run(label, durations, durations.exactly(), best);
    best.offer(tail[label], tailStart[label]);
    if (allowedFrom[label] == e) {
      best.score = NONE;
    }
    closed[label] = best.score + prefix[label];
    closedStart[label][e % memory] = best.start;
  }

  private void lengthenTail(int label, DurationScores durations) {
    int s = ticks - durations.longest() - 1;
    if (s >= Math.max(1, allowedFrom[label])) {
      double value = begun[label][s - windowStart] + durations.exactly(durations.longest());
      if (value > tail[label]) {
        tail[label] = value;
        tailStart[label] = s;
      }
    }
    tail[label] += durations.step();
  }

  /** Offers every run of a label that ends now and is not in the tail. */
  private void run(int label, DurationScores durations, double[] table, Best best) {
    int e = ticks;
    double[] window = begun[label];
    double whole = fromStart[label] + durations.atLeast(e);
    boolean wholeShort = e < durations.minimum() && lastGiven[label] < 0;
    best.offer(wholeShort ? whole - SegmentModel.TOO_SHORT : whole, 0);
    int low = Math.max(Math.max(1, allowedFrom[label]), e - durations.longest());
    int enough = e - durations.minimum();
    int offset = windowStart;
    double top = NONE;
    int at = -1;
    for (int s = low; s <= enough; s++) {
      double value = window[s - offset] + table[e - s];
      if (value > top) {
        top = value;
        at = s;
      }
    }
    best.offer(top, at);
    for (int s = Math.max(low, enough + 1); s < e; s++) {
      double value = window[s - offset] + table[e - s];
      best.offer(s <= lastGiven[label] ? value : value - SegmentModel.TOO_SHORT, s);
    }
  }

  /**
   * Writes the labels of the last ticks on the best sequence, as if the track ended now. Equal
   * sequences: the lower label, then the earlier start.
   *
   * @param from the first tick to write, within the memory
   * @param path receives the label of tick {@code from} at 0, and so on
   */
  void trace(int from, int[] path) {
    int e = ticks;
    int label = -1;
    Best best = new Best();
    double top = NONE;
    for (int y = 0; y < labels; y++) {
      DurationScores durations = model.durations(y);
      Best own = new Best();
      if (allowedFrom[y] < e) {
        run(y, durations, durations.atLeast(), own);
        own.offer(tail[y] + durations.rest(), tailStart[y]);
      }
      double value = own.score + prefix[y] + model.last(y);
      if (label < 0 || value > top) {
        top = value;
        label = y;
        best = own;
      }
    }
    int s = best.start;
    while (true) {
      Arrays.fill(path, Math.max(s, from) - from, e - from, label);
      if (s <= from) {
        return;
      }
      label = cameFrom[label][s % memory];
      e = s;
      s = closedStart[label][e % memory];
    }
  }

  /** The best run so far. */
  private static final class Best {
    private double score = NONE;
    private int start;

    void offer(double value, int from) {
      if (value > score) {
        score = value;
        start = from;
      }
    }
  }
}
