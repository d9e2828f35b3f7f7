package org.cuepoint.core.suggest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The recursions against every sequence of labels of small problems. */
final class BruteForceTest {

  private static final int CASES = 1500;

  @Test
  void theBestSequenceIsTheBestOfAll() {
    for (long seed = 0; seed < CASES; seed++) {
      TinyCase problem = new TinyCase(seed);
      int[] path = path(problem);
      List<int[]> all = problem.sequences();
      int[] best = all.stream().max(Comparator.comparingDouble(problem::score)).orElseThrow();
      double[] scores = all.stream().mapToDouble(problem::score).sorted().toArray();
      assertTrue(
          all.stream().anyMatch(labels -> java.util.Arrays.equals(labels, path)),
          "a constraint is broken, seed " + seed);
      assertEquals(problem.score(best), problem.score(path), 1e-8, "seed " + seed);
      boolean tie = scores.length > 1 && scores[scores.length - 2] > problem.score(best) - 1e-9;
      if (!tie) {
        assertArrayEquals(best, path, "seed " + seed);
      }
    }
  }

  private static int[] path(TinyCase problem) {
    ViterbiSweep sweep = new ViterbiSweep(problem.model(), problem.ticks);
    LabelScores scores = problem.scores();
    for (int t = 0; t < problem.ticks; t++) {
      sweep.advance(scores, t, problem.boundaries.at(t));
    }
    int[] path = new int[problem.ticks];
    sweep.trace(0, path);
    return path;
  }

  @Test
  void marginalsAndBeginningsAreSumsOverAllSequences() {
    for (long seed = 0; seed < CASES; seed++) {
      TinyCase problem = new TinyCase(seed);
      Posteriors posteriors = posteriors(problem);
      Weights weights = new Weights(problem);
      assertEquals(weights.logTotal(), posteriors.total(), 1e-7, "seed " + seed);
      for (int t = 0; t < problem.ticks; t++) {
        for (int y = 0; y < TinyCase.LABELS; y++) {
          int tick = t;
          int label = y;
          assertEquals(
              weights.of(labels -> labels[tick] == label),
              posteriors.marginal(t, y),
              1e-7,
              "marginal, seed " + seed);
          assertEquals(
              weights.of(labels -> labels[tick] == label && TinyCase.start(labels, tick) == tick),
              posteriors.begins(t, y),
              1e-7,
              "beginning, seed " + seed);
        }
      }
    }
  }

  private static Posteriors posteriors(TinyCase problem) {
    return new Posteriors(problem.model(), problem.scores(), problem.boundaries);
  }

  @Test
  void edgesOfTheRunAtATickAreSumsOverAllSequences() {
    for (long seed = 0; seed < CASES; seed++) {
      TinyCase problem = new TinyCase(seed);
      Posteriors posteriors = posteriors(problem);
      Weights weights = new Weights(problem);
      for (int m = 0; m < problem.ticks; m++) {
        int middle = m;
        for (int y = 0; y < TinyCase.LABELS; y++) {
          int label = y;
          double there = weights.of(labels -> labels[middle] == label);
          if (there < 1e-6) {
            continue;
          }
          EdgePosterior edges = new EdgePosterior(posteriors, y, m, m + 1);
          double[] starts = new double[problem.ticks];
          double[] ends = new double[problem.ticks + 1];
          for (int t = 0; t <= problem.ticks; t++) {
            int edge = t;
            if (t < problem.ticks) {
              starts[t] =
                  weights.of(
                      labels -> labels[middle] == label && TinyCase.start(labels, middle) == edge);
            }
            ends[t] =
                weights.of(
                    labels -> labels[middle] == label && TinyCase.end(labels, middle) == edge);
          }
          assertEdge(Edge.of(0, starts, .8), edges.start(.8), "start, seed " + seed);
          assertEdge(Edge.of(0, ends, .8), edges.end(.8), "end, seed " + seed);
        }
      }
    }
  }

  private static void assertEdge(Edge expected, Edge actual, String message) {
    assertEquals(expected.entropy(), actual.entropy(), 1e-5, message);
    assertEquals(expected.peak(), actual.peak(), 1e-5, message);
    assertEquals(expected.lowTick(), actual.lowTick(), message);
    assertEquals(expected.highTick(), actual.highTick(), message);
    assertEquals(expected.peakTick(), actual.peakTick(), message);
  }

  /** The probability of each sequence. */
  private static final class Weights {
    private final List<int[]> sequences;
    private final double[] weights;
    private final double greatest;
    private final double sum;

    Weights(TinyCase problem) {
      sequences = problem.sequences();
      double[] scores = sequences.stream().mapToDouble(problem::score).toArray();
      greatest = java.util.Arrays.stream(scores).max().orElseThrow();
      weights = java.util.Arrays.stream(scores).map(s -> Math.exp(s - greatest)).toArray();
      sum = java.util.Arrays.stream(weights).sum();
    }

    double logTotal() {
      return greatest + Math.log(sum);
    }

    double of(java.util.function.Predicate<int[]> event) {
      double part = 0;
      for (int i = 0; i < weights.length; i++) {
        part += event.test(sequences.get(i)) ? weights[i] : 0;
      }
      return part / sum;
    }
  }
}
