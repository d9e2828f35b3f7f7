package org.cuepoint.core.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Turns scores that are no probabilities into probabilities: p = softmax(scores · sharpness), with
 * the sharpness of least log loss (Guo et al., "On calibration of modern neural networks", ICML
 * 2017, temperature scaling; the sharpness is one over the temperature). Immutable.
 *
 * @param sharpness more than 0
 */
record ScoreCalibration(double sharpness) {

  /** Fits the sharpness to videos with truth. */
  static ScoreCalibration fit(List<ScoredVideo> videos) {
    double log =
        least(
            logSharpness -> {
              ScoreCalibration tried = new ScoreCalibration(Math.exp(logSharpness));
              double loss = 0;
              for (ScoredVideo video : videos) {
                for (int t = 0; t < video.frames(); t++) {
                  double p = tried.probabilities(video.scores()[t])[video.truth()[t]];
                  loss -= Math.log(Math.max(p, 1e-12));
                }
              }
              return loss;
            },
            Math.log(.05),
            Math.log(50));
    return new ScoreCalibration(Math.exp(log));
  }

  /** Returns the probabilities of one frame. */
  double[] probabilities(double[] scores) {
    double greatest = Arrays.stream(scores).max().orElse(0);
    double[] p = new double[scores.length];
    double sum = 0;
    for (int c = 0; c < p.length; c++) {
      p[c] = Math.exp(sharpness * (scores[c] - greatest));
      sum += p[c];
    }
    for (int c = 0; c < p.length; c++) {
      p[c] /= sum;
    }
    return p;
  }

  /** Golden section on a function with one valley. */
  private static double least(DoubleUnaryOperator function, double low, double high) {
    double golden = (Math.sqrt(5) - 1) / 2;
    double a = low;
    double b = high;
    for (int i = 0; i < 30; i++) {
      double x = b - golden * (b - a);
      double y = a + golden * (b - a);
      if (function.applyAsDouble(x) < function.applyAsDouble(y)) {
        b = y;
      } else {
        a = x;
      }
    }
    return (a + b) / 2;
  }
}
