package org.cuepoint.core.suggest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * A random decoding problem of two classes and background, small enough to score every sequence of
 * labels straight from the definition.
 */
final class TinyCase {

  static final int LABELS = 3;
  static final List<Integer> MEMBERS = List.of(0, 1);
  private static final double FLOOR = 1e-3;

  final int ticks;
  final ProbabilityTrack track;
  final List<Target> constraints;
  final BoundaryScores boundaries;
  final DurationScores[] durations = new DurationScores[LABELS];
  final double[] follow = new double[LABELS * LABELS];
  final double[] first = new double[LABELS];
  final double[] last = new double[LABELS];
  final double exponent;
  final double favour;

  TinyCase(long seed) {
    Random random = new Random(seed);
    ticks = 1 + random.nextInt(8);
    float[] values = new float[2 * ticks];
    float[] edges = new float[ticks];
    for (int t = 0; t < ticks; t++) {
      double[] raw = random.doubles(LABELS).map(v -> v * v * v + 1e-9).toArray();
      double total = Arrays.stream(raw).sum();
      values[2 * t] = (float) (raw[0] / total);
      values[2 * t + 1] = (float) (raw[1] / total);
      edges[t] = random.nextFloat();
    }
    track =
        new ProbabilityTrack(
            new FeatureClock(10), List.of(ClassId.random(), ClassId.random()), values);
    constraints = constraints(random);
    boundaries = random.nextBoolean() ? BoundaryScores.of(edges) : BoundaryScores.absent();
    for (int i = 0; i < LABELS; i++) {
      int minimum = 1 + random.nextInt(3);
      NegativeBinomial lengths =
          new NegativeBinomial(1.1 + 5 * random.nextDouble(), .3 + 5 * random.nextDouble());
      durations[i] =
          random.nextInt(4) == 0
              ? DurationScores.flat(minimum)
              : DurationScores.of(
                  lengths, minimum, 1 + random.nextInt(6), random.nextDouble() + .5);
      first[i] = -random.nextDouble();
      last[i] = -random.nextDouble();
    }
    for (int i = 0; i < follow.length; i++) {
      follow[i] = -3 * random.nextDouble();
    }
    exponent = .2 + random.nextDouble();
    favour = 2 * random.nextDouble();
  }

  private List<Target> constraints(Random random) {
    List<Target> made = new ArrayList<>();
    for (int t = 0; t < ticks; ) {
      int end = Math.min(ticks, t + 1 + random.nextInt(3));
      switch (random.nextInt(10)) {
        case 0 -> made.add(new Target(0, t, end, 0, List.of()));
        case 1 -> made.add(new Target(0, t, end, 1, List.of()));
        case 2 -> made.add(new Target(0, t, end, Target.BACKGROUND, List.of()));
        case 3 -> made.add(new Target(0, t, end, Target.BACKGROUND, List.of(0)));
        case 4 -> made.add(new Target(0, t, end, Target.NOT_KNOWN, List.of(1)));
        case 5 -> made.add(new Target(0, t, end, Target.NOT_KNOWN, List.of(0, 1)));
        default -> {}
      }
      t = end;
    }
    return made;
  }

  SegmentModel model() {
    return new SegmentModel(durations, follow, first, last);
  }

  LabelScores scores() {
    DecoderSettings basic = new DecoderSettings(0, 0, 0, favour, FLOOR);
    SemiMarkovSettings settings = SemiMarkovSettings.plain(basic).withExponents(exponent, 0);
    return LabelScores.of(track, MEMBERS, constraints, TickScore.of(settings, new double[0]));
  }

  /** Returns every sequence of labels that the constraints allow. */
  List<int[]> sequences() {
    List<int[]> sequences = new ArrayList<>();
    for (int code = 0; code < Math.pow(LABELS, ticks); code++) {
      int[] labels = new int[ticks];
      for (int t = 0, rest = code; t < ticks; t++, rest /= LABELS) {
        labels[t] = rest % LABELS;
      }
      if (allowed(labels)) {
        sequences.add(labels);
      }
    }
    return sequences;
  }

  private boolean allowed(int[] labels) {
    for (Target target : constraints) {
      for (int t = target.start(); t < target.end(); t++) {
        if (target.excluded().contains(labels[t])
            || (target.label() >= 0 && labels[t] != target.label())) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns the score of a sequence by the definition. */
  double score(int[] labels) {
    double score = first[labels[0]] + last[labels[ticks - 1]];
    for (int t = 0; t < ticks; t++) {
      score += emission(t, labels[t]);
      if (t > 0 && labels[t] != labels[t - 1]) {
        score += follow[labels[t - 1] * LABELS + labels[t]] + boundaries.at(t);
      }
    }
    for (int start = 0; start < ticks; ) {
      int end = end(labels, start);
      DurationScores own = durations[labels[start]];
      int length = end - start;
      score += start == 0 || end == ticks ? own.atLeast(length) : own.exactly(length);
      if (length < own.minimum() && !holdsGiven(labels[start], start, end)) {
        score -= SegmentModel.TOO_SHORT;
      }
      start = end;
    }
    return score;
  }

  /** Returns where the run that holds a tick ends. */
  static int end(int[] labels, int tick) {
    int end = tick;
    while (end < labels.length && labels[end] == labels[tick]) {
      end++;
    }
    return end;
  }

  /** Returns where the run that holds a tick begins. */
  static int start(int[] labels, int tick) {
    int start = tick;
    while (start > 0 && labels[start - 1] == labels[tick]) {
      start--;
    }
    return start;
  }

  private boolean holdsGiven(int label, int start, int end) {
    int wanted = label == 2 ? Target.BACKGROUND : label;
    return constraints.stream()
        .anyMatch(c -> c.label() == wanted && c.start() < end && c.end() > start);
  }

  private double emission(int tick, int label) {
    double a = track.at(tick, 0);
    double b = track.at(tick, 1);
    double p = label == 0 ? a : label == 1 ? b : 1 - a - b;
    double value = exponent * Math.log(Math.max(p, FLOOR));
    for (Target target : constraints) {
      if (tick >= target.start() && tick < target.end()) {
        if (target.label() >= 0) {
          return 0;
        }
        if (target.label() == Target.BACKGROUND && label == 2) {
          value += exponent * favour;
        }
      }
    }
    return value;
  }
}
