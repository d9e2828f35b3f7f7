package org.cuepoint.core.suggest;

import java.util.Arrays;

/**
 * Where the run begins and ends that covers the middle tick of a decoded segment, given that its
 * label happens there: P(start, end | label at the middle), from the forward and backward scores of
 * every pair of ticks.
 *
 * <p>Only ticks within {@link #reach} of the middle count, twice as far as the table of durations
 * goes, and a tick at which the label has less than {@value #NEGLIGIBLE} of its probability at the
 * middle ends the search. In a segment that is longer than that, every run that counts lies in the
 * geometric tail of the durations; there its two ends are independent and each is found near the
 * decoded one. Both keep the cost of a segment at the square of the table at most, in videos of any
 * length. Used once.
 */
final class EdgePosterior {

  private static final double NEGLIGIBLE = 1e-9;
  private static final double SMALLEST = 1e-200;

  private final Posteriors posteriors;
  private final SegmentModel model;
  private final LabelScores scores;
  private final int label;
  private final int ticks;
  private final int startsFrom;
  private final int endsFrom;
  private final double[] starts;
  private final double[] ends;

  EdgePosterior(Posteriors posteriors, int label, int start, int end) {
    this.posteriors = posteriors;
    this.model = posteriors.model();
    this.scores = posteriors.scores();
    this.label = label;
    this.ticks = scores.ticks();
    int reach = reach(model.durations(label));
    if (end - start > reach) {
      int near = reach / 4;
      startsFrom = search(start, -1, near);
      starts = exponentials(startsFrom, start + near, -1);
      endsFrom = end - near;
      ends = exponentials(endsFrom, search(end - 1, 1, near) + 1, 1);
      return;
    }
    int middle = (start + end - 1) / 2;
    startsFrom = search(middle, -1, reach);
    endsFrom = middle + 1;
    starts = new double[middle - startsFrom + 1];
    ends = new double[search(middle, 1, reach) - middle + 1];
    weighPairs(middle);
  }

  /** Returns how far from the middle of a segment its edges are looked for, in ticks. */
  static int reach(DurationScores durations) {
    return Math.max(64, 2 * durations.longest());
  }

  /** Returns the last tick in one direction that the run can cover. */
  private int search(int from, int step, int most) {
    double enough = NEGLIGIBLE * posteriors.marginal(from, label);
    int tick = from;
    while (Math.abs(tick - from) < most
        && tick + step >= 0
        && tick + step < ticks
        && scores.at(tick + step, label) != LabelScores.FORBIDDEN
        && posteriors.marginal(tick + step, label) > enough) {
      tick += step;
    }
    return tick;
  }

  /**
   * Returns the weights of one end where the other does not matter, from a tick to another, both
   * included.
   *
   * @param direction 1 for ends, -1 for starts: with it a tick farther out makes the run longer
   */
  private double[] exponentials(int from, int to, int direction) {
    DurationScores durations = model.durations(label);
    double[] given = direction < 0 ? posteriors.before(label) : posteriors.after(label);
    int border = direction < 0 ? 0 : ticks;
    double[] weights = new double[to - from + 1];
    double greatest = LabelScores.FORBIDDEN;
    for (int i = 0; i < weights.length; i++) {
      int tick = from + i;
      weights[i] =
          given[tick]
              + direction * tick * durations.step()
              + (tick == border ? durations.rest() : 0);
      greatest = Math.max(greatest, weights[i]);
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.exp(weights[i] - greatest);
    }
    return weights;
  }

  private void weighPairs(int middle) {
    int givenBefore = middle;
    while (givenBefore >= startsFrom && !scores.given(givenBefore, label)) {
      givenBefore--;
    }
    int givenAfter = middle + 1;
    while (givenAfter < middle + ends.length && !scores.given(givenAfter, label)) {
      givenAfter++;
    }
    double[] before = scaled(posteriors.before(label), startsFrom, starts.length);
    double[] after = scaled(posteriors.after(label), endsFrom, ends.length);
    DurationScores durations = model.durations(label);
    int minimum = durations.minimum();
    double[] exactly = new double[starts.length + ends.length];
    double[] atLeast = new double[exactly.length];
    for (int d = 1; d < exactly.length; d++) {
      exactly[d] = Math.exp(durations.exactly(d));
      atLeast[d] = Math.exp(durations.atLeast(d));
    }
    double sum = 0;
    for (int i = 0; i < starts.length; i++) {
      int s = startsFrom + i;
      for (int j = 0; j < ends.length; j++) {
        int e = endsFrom + j;
        if (e - s < minimum && givenBefore < s && givenAfter >= e) {
          continue;
        }
        double p = before[i] * after[j] * (s == 0 || e == ticks ? atLeast[e - s] : exactly[e - s]);
        starts[i] += p;
        ends[j] += p;
        sum += p;
      }
    }
    if (!(sum > SMALLEST)) {
      weighPairsByLogarithms(givenBefore, givenAfter);
    }
  }

  private static double[] scaled(double[] logs, int from, int length) {
    double greatest = LabelScores.FORBIDDEN;
    for (int i = from; i < from + length; i++) {
      greatest = Math.max(greatest, logs[i]);
    }
    double[] scaled = new double[length];
    for (int i = 0; i < length; i++) {
      scaled[i] = Math.exp(logs[from + i] - greatest);
    }
    return scaled;
  }

  /** Does the same where every product is too small to tell them apart, which is rare. */
  private void weighPairsByLogarithms(int givenBefore, int givenAfter) {
    double greatest = LabelScores.FORBIDDEN;
    for (int pass = 0; pass < 2; pass++) {
      Arrays.fill(starts, 0);
      Arrays.fill(ends, 0);
      for (int i = 0; i < starts.length; i++) {
        for (int j = 0; j < ends.length; j++) {
          int s = startsFrom + i;
          int e = endsFrom + j;
          boolean given = givenBefore >= s || givenAfter < e;
          double weight =
              posteriors.before(label)[s]
                  + posteriors.after(label)[e]
                  + model.duration(label, s, e, ticks, given);
          if (pass == 0) {
            greatest = Math.max(greatest, weight);
          } else {
            double p = Math.exp(weight - greatest);
            starts[i] += p;
            ends[j] += p;
          }
        }
      }
    }
  }

  /** Returns the first tick of the run. */
  Edge start(double bandMass) {
    return Edge.of(startsFrom, starts, bandMass);
  }

  /** Returns the tick after its last. */
  Edge end(double bandMass) {
    return Edge.of(endsFrom, ends, bandMass);
  }
}
