package org.cuepoint.core.suggest;

import java.util.BitSet;
import java.util.List;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * The score of each label of a group at each tick, a person's constraints included. Labels are
 * positions in the group; background is the last. Immutable after making.
 */
final class LabelScores {

  /** A label that cannot be. */
  static final double FORBIDDEN = Double.NEGATIVE_INFINITY;

  private final int ticks;
  private final int labels;
  private final double[] scores;

  /** Labels a person gave: {@code tick * labels + label}. */
  private final BitSet given = new BitSet();

  private LabelScores(int ticks, int labels) {
    this.ticks = ticks;
    this.labels = labels;
    this.scores = new double[ticks * labels];
  }

  /** Returns the scores of a track with what a person said of it. */
  static LabelScores of(
      ProbabilityTrack track, List<Integer> group, List<Target> constraints, TickScore score) {
    LabelScores made = new LabelScores(track.ticks(), group.size() + 1);
    for (int t = 0; t < made.ticks; t++) {
      made.fill(t, GroupDistribution.at(track, group, t), score);
    }
    BitSet constrained = new BitSet();
    for (Target constraint : constraints) {
      made.constrain(group, constraint, constrained, score.reviewedBackground());
    }
    return made;
  }

  /** Returns the same scores multiplied; what is forbidden or given stays so. */
  LabelScores times(double factor) {
    LabelScores made = new LabelScores(ticks, labels);
    for (int i = 0; i < scores.length; i++) {
      made.scores[i] = scores[i] * factor;
    }
    made.given.or(given);
    return made;
  }

  /** Returns room for one tick of a group, of which nobody has said anything. */
  static LabelScores ofOneTick(int members) {
    return new LabelScores(1, members + 1);
  }

  /** Overwrites the scores of one tick. */
  void fill(int tick, GroupDistribution distribution, TickScore score) {
    for (int i = 0; i < labels; i++) {
      double p = i < labels - 1 ? distribution.member(i) : distribution.background();
      scores[tick * labels + i] = score.of(i, p);
    }
  }

  private void constrain(List<Integer> group, Target target, BitSet constrained, double favour) {
    boolean outside = target.start() < 0 || target.end() > ticks;
    boolean twice = !outside && constrained.get(target.start(), target.end()).cardinality() > 0;
    if (outside || twice) {
      throw new IllegalArgumentException(
          "The label at ticks ["
              + target.start()
              + ", "
              + target.end()
              + (twice ? ") contradicts another" : ") lies outside of " + ticks + " ticks"));
    }
    constrained.set(target.start(), target.end());
    int background = labels - 1;
    for (int t = target.start(); t < target.end(); t++) {
      int row = t * labels;
      for (int column : target.excluded()) {
        scores[row + position(group, column)] = FORBIDDEN;
      }
      if (target.label() == Target.BACKGROUND) {
        scores[row + background] += favour;
        given.set(row + background);
      } else if (target.label() != Target.NOT_KNOWN) {
        int label = position(group, target.label());
        for (int i = 0; i < labels; i++) {
          scores[row + i] = i == label ? 0 : FORBIDDEN;
        }
        given.set(row + label);
      }
    }
  }

  private static int position(List<Integer> group, int column) {
    int position = group.indexOf(column);
    if (position < 0) {
      throw new IllegalArgumentException(
          "A constraint names the class in column " + column + ", which is not in its group");
    }
    return position;
  }

  int ticks() {
    return ticks;
  }

  int labels() {
    return labels;
  }

  double at(int tick, int label) {
    return scores[tick * labels + label];
  }

  /** Says whether a person gave this label at this tick. */
  boolean given(int tick, int label) {
    return given.get(tick * labels + label);
  }

  /** Returns more than any two sequences without forbidden labels can differ by. */
  double bound() {
    double bound = 1;
    for (int t = 0; t < ticks; t++) {
      double low = Double.POSITIVE_INFINITY;
      double high = FORBIDDEN;
      for (int i = 0; i < labels; i++) {
        double score = at(t, i);
        if (score != FORBIDDEN) {
          low = Math.min(low, score);
          high = Math.max(high, score);
        }
      }
      bound += high - low;
    }
    return bound;
  }
}
