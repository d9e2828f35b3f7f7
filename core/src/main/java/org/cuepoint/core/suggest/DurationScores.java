package org.cuepoint.core.suggest;

import java.util.Arrays;

/**
 * What the length of a run of one label scores, in nats: a table up to {@link #longest} ticks and
 * beyond it a geometric tail, whose mass is what the table leaves. The tail keeps the decoder exact
 * for runs of any length at the price of one number a label: from {@code longest} on, a run ends
 * with the same probability at every tick, which is what a negative binomial itself tends to.
 * Immutable.
 */
final class DurationScores {

  /** The tail begins where fewer than this share of the runs are left. */
  private static final double LEFT = 1e-3;

  private final int minimum;
  private final double[] exactly;
  private final double[] atLeast;
  private final double step;
  private final double rest;

  private DurationScores(
      int minimum, double[] exactly, double[] atLeast, double step, double rest) {
    this.minimum = minimum;
    this.exactly = exactly;
    this.atLeast = atLeast;
    this.step = step;
    this.rest = rest;
  }

  /** Returns scores by which every length from the minimum on is as good as any other. */
  static DurationScores flat(int minimum) {
    return new DurationScores(minimum, new double[minimum + 1], new double[minimum + 1], 0, 0);
  }

  /**
   * Returns the logarithm of a distribution that knows no run shorter than the minimum.
   *
   * @param lengths the distribution of lengths in ticks
   * @param minimum ticks, at least 1
   * @param cap where the tail begins at the latest, in ticks
   * @param weight multiplies the logarithm
   */
  static DurationScores of(NegativeBinomial lengths, int minimum, int cap, double weight) {
    int last = Math.max(minimum, cap);
    double[] mass = lengths.masses(last);
    double[] left = new double[last + 1];
    // What lies beyond the cap is what the masses up to it leave; summed from behind for precision.
    double beyond = 1;
    for (int d = 1; d <= last; d++) {
      beyond -= mass[d];
    }
    left[last] = Math.max(beyond, 1e-12) + mass[last];
    for (int d = last - 1; d >= 1; d--) {
      left[d] = left[d + 1] + mass[d];
    }
    int longest = minimum;
    while (longest < last && left[longest] > LEFT * left[minimum]) {
      longest++;
    }
    double[] exactly = new double[longest + 1];
    double[] atLeast = new double[longest + 1];
    for (int d = minimum; d <= longest; d++) {
      exactly[d] = weight * Math.log(Math.max(mass[d] / left[minimum], Double.MIN_NORMAL));
      atLeast[d] = weight * Math.log(left[d] / left[minimum]);
    }
    Arrays.fill(exactly, 0, minimum, exactly[minimum]);
    Arrays.fill(atLeast, 0, minimum, atLeast[minimum]);
    // P(D >= d) = P(D = d) / (1 - r) for a tail of ratio r, so that r follows from both tables.
    double ending = Math.min(1, Math.max(mass[longest] / left[longest], Double.MIN_NORMAL));
    double ratio = Math.max(1 - ending, Double.MIN_NORMAL);
    return new DurationScores(
        minimum, exactly, atLeast, weight * Math.log(ratio), -weight * Math.log(ending));
  }

  /** Returns the shortest length that no person needs to have asked for, in ticks. */
  int minimum() {
    return minimum;
  }

  /** Returns the last length in the table, at least the minimum. */
  int longest() {
    return exactly.length - 1;
  }

  /**
   * Returns the scores by length in ticks, from 1 to {@link #longest}; those of lengths below the
   * minimum are that of the minimum. Not to be changed.
   */
  double[] exactly() {
    return exactly;
  }

  /** Returns the same for "this long or longer": the scores of runs that are cut off. */
  double[] atLeast() {
    return atLeast;
  }

  /** Returns what each tick beyond {@link #longest} adds. */
  double step() {
    return step;
  }

  /** Returns what "this long or longer" adds to "this long" beyond {@link #longest}. */
  double rest() {
    return rest;
  }

  /** Returns the score of a run of exactly {@code ticks}, at least 1. */
  double exactly(int ticks) {
    int last = longest();
    return ticks <= last ? exactly[ticks] : exactly[last] + (ticks - last) * step;
  }

  /** Returns the score of a run of {@code ticks} or more. */
  double atLeast(int ticks) {
    return ticks <= longest() ? atLeast[ticks] : exactly(ticks) + rest;
  }
}
