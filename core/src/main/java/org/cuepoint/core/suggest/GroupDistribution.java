package org.cuepoint.core.suggest;

import java.util.List;
import org.cuepoint.core.recognition.ProbabilityTrack;

/**
 * The probabilities of one exclusive group with background, which is what is missing to 1. Where
 * rounding or a model lets the classes sum to more than 1, they are scaled to 1 and background is
 * 0. Immutable.
 */
public final class GroupDistribution {

  /** The members in group order, then background. */
  private final double[] values;

  private GroupDistribution(double[] classes) {
    values = new double[classes.length + 1];
    double sum = 0;
    for (double p : classes) {
      sum += Math.max(0, p);
    }
    double scale = sum > 1 ? 1 / sum : 1;
    for (int i = 0; i < classes.length; i++) {
      values[i] = Math.max(0, classes[i]) * scale;
    }
    values[classes.length] = Math.max(0, 1 - sum);
  }

  /** Returns what a track says of a group at one tick. */
  public static GroupDistribution at(ProbabilityTrack track, List<Integer> group, int tick) {
    return mean(track, group, tick, tick + 1);
  }

  /** Returns the mean over ticks {@code [start, end)}, at least one. */
  public static GroupDistribution mean(
      ProbabilityTrack track, List<Integer> group, int start, int end) {
    double[] classes = new double[group.size()];
    for (int i = 0; i < classes.length; i++) {
      for (int t = start; t < end; t++) {
        classes[i] += track.at(t, group.get(i));
      }
      classes[i] /= end - start;
    }
    return new GroupDistribution(classes);
  }

  /** Returns the probability of the member at {@code position} of the group. */
  public double member(int position) {
    return values[position];
  }

  /** Returns the probability that nothing of the group happens. */
  public double background() {
    return values[values.length - 1];
  }

  /** Returns H(p) = −Σ p ln p in nats, background included. */
  public double entropy() {
    double entropy = 0;
    for (double p : values) {
      if (p > 0) {
        entropy -= p * Math.log(p);
      }
    }
    return entropy;
  }

  /** Returns the greatest probability, background included. */
  public double best() {
    double best = 0;
    for (double p : values) {
      best = Math.max(best, p);
    }
    return best;
  }

  /** Returns the greatest probability less the second greatest, background included. */
  public double margin() {
    double best = 0;
    double second = 0;
    for (double p : values) {
      if (p > best) {
        second = best;
        best = p;
      } else {
        second = Math.max(second, p);
      }
    }
    return best - second;
  }
}
