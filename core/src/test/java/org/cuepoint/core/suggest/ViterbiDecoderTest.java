package org.cuepoint.core.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.junit.jupiter.api.Test;

final class ViterbiDecoderTest {

  private static final List<List<Integer>> PAIR = List.of(List.of(0, 1));

  /** At 10 Hz a minimum of 0.2 s is two ticks, one of 0.3 s three. */
  private static final FeatureClock CLOCK = new FeatureClock(10);

  private static final DecoderSettings SETTINGS = new DecoderSettings(1.0, 0.3, 0.2, 4.0, 1e-3);

  private static ProbabilityTrack track(int columns, double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    List<ClassId> classes = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      classes.add(ClassId.random());
    }
    return new ProbabilityTrack(CLOCK, classes, floats);
  }

  /** A track of one class: each value is its probability at one tick. */
  private static ProbabilityTrack single(double... values) {
    return track(1, values);
  }

  private static List<int[]> ranges(List<DecodedSegment> segments) {
    return segments.stream()
        .map(s -> new int[] {s.classIndex(), s.startTick(), s.endTick()})
        .toList();
  }

  private static void assertRanges(List<DecodedSegment> actual, int[]... expected) {
    assertEquals(
        Arrays.deepToString(expected), Arrays.deepToString(ranges(actual).toArray(int[][]::new)));
  }

  @Test
  void aFlickerIsSmoothedAway() {
    ProbabilityTrack track = single(.1, .1, .9, .1, .1, .9, .9, .9, .1, .9, .9, .9, .1, .1);
    assertRanges(
        new ViterbiDecoder(SETTINGS).decode(track, List.of(List.of(0)), List.of()),
        new int[] {0, 5, 12});
  }

  @Test
  void anEmptyTrackHasNoSegments() {
    assertEquals(
        List.of(), new ViterbiDecoder(SETTINGS).decode(single(), List.of(List.of(0)), List.of()));
  }

  @Test
  void aTrackShorterThanTheMinimumIsOfOneLabel() {
    assertRanges(new ViterbiDecoder(SETTINGS).decode(single(.1), List.of(List.of(0)), List.of()));
    assertRanges(
        new ViterbiDecoder(SETTINGS).decode(single(.8), List.of(List.of(0)), List.of()),
        new int[] {0, 0, 1});
  }

  @Test
  void aPersonsLabelStandsWhateverTheModelSays() {
    ProbabilityTrack track = single(.01, .01, .01, .01, .01, .01, .01, .01);
    List<Target> label = List.of(new Target(0, 3, 4, 0, List.of()));
    assertRanges(
        new ViterbiDecoder(SETTINGS).decode(track, List.of(List.of(0)), label),
        new int[] {0, 3, 4});
  }

  @Test
  void anExcludedClassIsNeverDecoded() {
    ProbabilityTrack track = single(.99, .99, .99, .99, .99, .99, .99, .99);
    List<Target> denied =
        List.of(
            new Target(0, 3, 4, Target.NOT_KNOWN, List.of(0)),
            new Target(0, 4, 5, Target.BACKGROUND, List.of(0)));
    assertRanges(
        new ViterbiDecoder(SETTINGS).decode(track, List.of(List.of(0)), denied),
        new int[] {0, 0, 3},
        new int[] {0, 5, 8});
  }

  @Test
  void reviewedBackgroundIsFavouredButNotForced() {
    List<Target> reviewed = List.of(new Target(0, 0, 8, Target.BACKGROUND, List.of()));
    double[] likely = new double[8];
    Arrays.fill(likely, .9);
    double[] certain = new double[8];
    Arrays.fill(certain, .999);
    ViterbiDecoder decoder = new ViterbiDecoder(SETTINGS);
    assertRanges(decoder.decode(single(likely), List.of(List.of(0)), reviewed));
    assertRanges(
        decoder.decode(single(certain), List.of(List.of(0)), reviewed), new int[] {0, 0, 8});
  }

  @Test
  void groupsAreDecodedApartAndMayOverlap() {
    double[] values = new double[30];
    Arrays.fill(values, .9);
    ProbabilityTrack both = track(2, Arrays.copyOf(values, 20));
    assertRanges(
        new ViterbiDecoder(SETTINGS).decode(both, List.of(List.of(0), List.of(1)), List.of()),
        new int[] {0, 0, 10},
        new int[] {1, 0, 10});
  }

  @Test
  void aSegmentCarriesMeanProbabilitiesEntropyAndMargin() {
    ProbabilityTrack track = track(2, .5, .25, .7, .25, .6, .25);
    DecodedSegment segment = new ViterbiDecoder(SETTINGS).decode(track, PAIR, List.of()).getFirst();
    assertEquals(.6, segment.probabilities().get(0), 1e-6);
    assertEquals(.25, segment.probabilities().get(1), 1e-6);
    double entropy = -(.6 * Math.log(.6) + .25 * Math.log(.25) + .15 * Math.log(.15));
    assertEquals(entropy, segment.entropy(), 1e-6);
    assertEquals(.35, segment.margin(), 1e-6);
  }

  @Test
  void contradictingOrOutlyingConstraintsAreRefused() {
    ViterbiDecoder decoder = new ViterbiDecoder(SETTINGS);
    Target inside = new Target(0, 0, 2, 0, List.of());
    for (Target wrong :
        List.of(
            new Target(0, 1, 3, Target.BACKGROUND, List.of()),
            new Target(0, 2, 9, 0, List.of()),
            new Target(1, 2, 3, 0, List.of()),
            new Target(0, 2, 3, 7, List.of()))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> decoder.decode(single(.5, .5, .5), List.of(List.of(0)), List.of(inside, wrong)),
          wrong.toString());
    }
  }

  @Test
  void noSequenceOfLabelsScoresBetter() {
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      int ticks = 1 + random.nextInt(7);
      double[] values = new double[2 * ticks];
      for (int t = 0; t < ticks; t++) {
        double total = 0;
        double[] raw = new double[3];
        for (int i = 0; i < 3; i++) {
          raw[i] = Math.pow(random.nextDouble(), 3);
          total += raw[i];
        }
        values[2 * t] = raw[0] / total;
        values[2 * t + 1] = raw[1] / total;
      }
      ProbabilityTrack track = track(2, values);
      List<Target> constraints = constraints(random, ticks);
      DecoderSettings settings =
          new DecoderSettings(
              2 * random.nextDouble(),
              0.1 * random.nextInt(5),
              0.1 * random.nextInt(4),
              2 * random.nextDouble(),
              1e-3);
      List<DecodedSegment> decoded = new ViterbiDecoder(settings).decode(track, PAIR, constraints);
      int[] labels = new int[ticks];
      Arrays.fill(labels, 2);
      for (DecodedSegment segment : decoded) {
        Arrays.fill(labels, segment.startTick(), segment.endTick(), segment.classIndex());
      }
      BruteForce judge = new BruteForce(track, constraints, settings);
      Score best = judge.best();
      Score ours = judge.score(labels);
      assertEquals(best.tooShort(), ours.tooShort(), "seed " + seed);
      assertEquals(best.value(), ours.value(), 1e-9, "seed " + seed);
    }
  }

  private static List<Target> constraints(Random random, int ticks) {
    List<Target> constraints = new ArrayList<>();
    for (int t = 0; t < ticks; ) {
      int end = Math.min(ticks, t + 1 + random.nextInt(3));
      switch (random.nextInt(8)) {
        case 0 -> constraints.add(new Target(0, t, end, 0, List.of()));
        case 1 -> constraints.add(new Target(0, t, end, 1, List.of()));
        case 2 -> constraints.add(new Target(0, t, end, Target.BACKGROUND, List.of()));
        case 3 -> constraints.add(new Target(0, t, end, Target.BACKGROUND, List.of(0)));
        case 4 -> constraints.add(new Target(0, t, end, Target.NOT_KNOWN, List.of(1)));
        default -> {}
      }
      t = end;
    }
    return constraints;
  }

  private record Score(int tooShort, double value) {
    boolean better(Score other) {
      return tooShort < other.tooShort || (tooShort == other.tooShort && value > other.value);
    }
  }

  /** Scores every sequence of two classes and background straight from the definition. */
  private record BruteForce(
      ProbabilityTrack track, List<Target> constraints, DecoderSettings settings) {

    Score best() {
      int ticks = track.ticks();
      Score best = new Score(Integer.MAX_VALUE, 0);
      for (int code = 0; code < Math.pow(3, ticks); code++) {
        int[] labels = new int[ticks];
        for (int t = 0, rest = code; t < ticks; t++, rest /= 3) {
          labels[t] = rest % 3;
        }
        if (allowed(labels) && score(labels).better(best)) {
          best = score(labels);
        }
      }
      return best;
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

    Score score(int[] labels) {
      assertTrue(allowed(labels), "a constraint is broken");
      double value = 0;
      int tooShort = 0;
      int start = 0;
      for (int t = 0; t < labels.length; t++) {
        value += emission(t, labels[t]);
        if (t + 1 == labels.length || labels[t + 1] != labels[t]) {
          int minimum =
              labels[t] == 2 ? settings.minimumBackgroundTicks(10) : settings.minimumTicks(10);
          if (t + 1 - start < minimum && !holdsGiven(labels[t], start, t + 1)) {
            tooShort++;
          }
          value -= t + 1 == labels.length ? 0 : settings.switchCost();
          start = t + 1;
        }
      }
      return new Score(tooShort, value);
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
      double value = Math.log(Math.max(p, settings.floor()));
      for (Target target : constraints) {
        if (tick >= target.start() && tick < target.end()) {
          if (target.label() >= 0) {
            return 0;
          }
          if (target.label() == Target.BACKGROUND && label == 2) {
            value += settings.reviewedBackground();
          }
        }
      }
      return value;
    }
  }
}
