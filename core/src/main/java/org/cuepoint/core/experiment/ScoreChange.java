package org.cuepoint.core.experiment;

import java.util.List;
import org.cuepoint.core.suggest.BoundaryScores;

/**
 * How probable an edge is at each frame, from how much the class probabilities differ between the
 * frames before and after: a logistic regression on the differences over several spans, each the
 * total variation distance of the mean distributions. Immutable.
 */
final class ScoreChange {

  private static final int[] SPANS = {1, 2, 4, 8};
  private static final int STEPS = 200;
  private static final double RATE = 2;
  private static final double DECAY = 1e-3;

  /** One for each span, then the constant. */
  private final double[] weights;

  private ScoreChange(double[] weights) {
    this.weights = weights;
  }

  /** Fits the regression to videos with truth; an edge counts at its frame alone. */
  static ScoreChange fit(List<ScoredVideo> videos, ScoreCalibration calibration) {
    int size = videos.stream().mapToInt(video -> video.frames() - 1).sum();
    double[][] inputs = new double[size][];
    boolean[] edges = new boolean[size];
    int row = 0;
    for (ScoredVideo video : videos) {
      double[][] sums = sums(video, calibration);
      for (int t = 1; t < video.frames(); t++) {
        inputs[row] = inputs(sums, t);
        edges[row++] = video.truth()[t] != video.truth()[t - 1];
      }
    }
    double[] weights = new double[SPANS.length + 1];
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[weights.length];
      for (int i = 0; i < size; i++) {
        double error = probability(weights, inputs[i]) - (edges[i] ? 1 : 0);
        for (int k = 0; k < weights.length; k++) {
          gradient[k] += error * inputs[i][k] / size;
        }
      }
      for (int k = 0; k < weights.length; k++) {
        weights[k] -= RATE * (gradient[k] + DECAY * (k < SPANS.length ? weights[k] : 0));
      }
    }
    return new ScoreChange(weights);
  }

  /** Returns the scores of a video. */
  BoundaryScores of(ScoredVideo video, ScoreCalibration calibration) {
    double[][] sums = sums(video, calibration);
    float[] probabilities = new float[video.frames()];
    for (int t = 1; t < probabilities.length; t++) {
      probabilities[t] = (float) probability(weights, inputs(sums, t));
    }
    return BoundaryScores.of(probabilities);
  }

  private static double probability(double[] weights, double[] inputs) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * inputs[k];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** Running sums of the probabilities, so that each mean is one difference. */
  private static double[][] sums(ScoredVideo video, ScoreCalibration calibration) {
    double[][] sums = new double[video.frames() + 1][video.classes()];
    for (int t = 0; t < video.frames(); t++) {
      double[] p = calibration.probabilities(video.scores()[t]);
      for (int c = 0; c < p.length; c++) {
        sums[t + 1][c] = sums[t][c] + p[c];
      }
    }
    return sums;
  }

  private static double[] inputs(double[][] sums, int t) {
    double[] inputs = new double[SPANS.length + 1];
    int frames = sums.length - 1;
    for (int k = 0; k < SPANS.length; k++) {
      int before = Math.min(SPANS[k], t);
      int after = Math.min(SPANS[k], frames - t);
      double distance = 0;
      for (int c = 0; c < sums[0].length; c++) {
        double left = (sums[t][c] - sums[t - before][c]) / before;
        double right = (sums[t + after][c] - sums[t][c]) / after;
        distance += Math.abs(left - right);
      }
      inputs[k] = distance / 2;
    }
    inputs[SPANS.length] = 1;
    return inputs;
  }
}
