package org.cuepoint.core.suggest;

/**
 * Where the run begins and ends that covers the middle tick of a decoded segment, given that its
 * label happens there: P(start, end | label at the middle), from the forward and backward scores of
 * every pair of ticks. Ticks at which the label has less than {@value #NEGLIGIBLE} of its
 * probability at the middle end the search, and at most {@value #FARTHEST} on each side count; both
 * keep the cost of a segment bounded in videos of hours. Used once.
 */
final class EdgePosterior {

  private static final double NEGLIGIBLE = 1e-9;
  private static final int FARTHEST = 2048;

  private final Posteriors posteriors;
  private final int label;
  private final int low;
  private final int middle;
  private final int high;
  private final int givenBefore;
  private final int givenAfter;
  private final double[] starts;
  private final double[] ends;

  EdgePosterior(Posteriors posteriors, int label, int start, int end) {
    this.posteriors = posteriors;
    this.label = label;
    this.middle = (start + end - 1) / 2;
    this.low = reach(-1);
    this.high = reach(1);
    int before = middle;
    while (before >= low && !posteriors.scores().given(before, label)) {
      before--;
    }
    int after = middle + 1;
    while (after <= high && !posteriors.scores().given(after, label)) {
      after++;
    }
    this.givenBefore = before;
    this.givenAfter = after;
    this.starts = new double[middle - low + 1];
    this.ends = new double[high - middle + 1];
    weigh();
  }

  private int reach(int step) {
    double enough = NEGLIGIBLE * posteriors.marginal(middle, label);
    int tick = middle;
    while (Math.abs(tick - middle) < FARTHEST
        && tick + step >= 0
        && tick + step < posteriors.scores().ticks()
        && posteriors.scores().at(tick + step, label) != LabelScores.FORBIDDEN
        && posteriors.marginal(tick + step, label) > enough) {
      tick += step;
    }
    return tick;
  }

  private void weigh() {
    // Twice: the greatest weight has to be known before anything can be added up.
    double greatest = LabelScores.FORBIDDEN;
    for (int s = low; s <= middle; s++) {
      for (int e = middle + 1; e <= high + 1; e++) {
        greatest = Math.max(greatest, weight(s, e));
      }
    }
    for (int s = low; s <= middle; s++) {
      for (int e = middle + 1; e <= high + 1; e++) {
        double weight = weight(s, e) - greatest;
        if (weight > -40) {
          double p = Math.exp(weight);
          starts[s - low] += p;
          ends[e - middle - 1] += p;
        }
      }
    }
  }

  private double weight(int s, int e) {
    boolean given = givenBefore >= s || givenAfter < e;
    return posteriors.before(label)[s]
        + posteriors.after(label)[e]
        + posteriors.model().duration(label, s, e, posteriors.scores().ticks(), given);
  }

  /** Returns the first tick of the run. */
  Edge start(double bandMass) {
    return Edge.of(low, starts, bandMass);
  }

  /** Returns the tick after its last. */
  Edge end(double bandMass) {
    return Edge.of(middle + 1, ends, bandMass);
  }
}
