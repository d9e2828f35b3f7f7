package org.cuepoint.core.experiment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.cuepoint.core.job.JobContext;

/**
 * Multinomial logistic regression: minimises the mean cross-entropy plus {@code l2/2} times the
 * squared weights (not the biases) over all samples at once by L-BFGS (Liu and Nocedal, "On the
 * limited memory BFGS method for large scale optimization", Mathematical Programming 45, 1989) with
 * backtracking. Nothing is random: the same samples give the same weights. Immutable.
 *
 * <p>The inner loops add scaled rows to rows, never sum a row: that is what Java's compiler turns
 * into vector instructions. Cost of a step: 4 · samples · inputs · classes operations.
 */
final class LogisticRegression {

  private static final int MEMORY = 10;
  private static final double ENOUGH = 1e-4;
  private static final double SHARE_OF_SLOPE = 1e-4;
  private static final int MOST_HALVINGS = 20;

  private final int inputs;
  private final int classes;

  /** Shape (classes, inputs + 1); the last of each row is the bias. */
  private final double[] weights;

  private LogisticRegression(int inputs, int classes, double[] weights) {
    this.inputs = inputs;
    this.classes = classes;
    this.weights = weights;
  }

  /**
   * How to fit.
   *
   * @param l2 strength of the penalty
   * @param steps at most so many
   */
  record Settings(double l2, int steps) {}

  /** Samples in both layouts, so that they can be fitted several times. */
  static final class Samples {
    private final float[][] rows;
    private final float[][] columns;
    private final int[] labels;
    private final int classes;

    /**
     * Takes samples over.
     *
     * @param rows shape (samples, inputs); not copied
     * @param labels 0 to {@code classes} less one
     */
    Samples(float[][] rows, int[] labels, int classes) {
      this.rows = rows;
      this.labels = labels;
      this.classes = classes;
      int inputs = rows[0].length;
      columns = new float[inputs][rows.length];
      for (int s = 0; s < rows.length; s++) {
        for (int i = 0; i < inputs; i++) {
          columns[i][s] = rows[s][i];
        }
      }
    }

    private int inputs() {
      return columns.length;
    }

    /** Writes the gradient and returns the loss. */
    private double loss(double[] weights, double l2, double[] gradient) {
      int n = rows.length;
      int inputs = inputs();
      float[][] scores = scores(weights);
      double loss = 0;
      for (int s = 0; s < n; s++) {
        loss -= softmaxLog(scores, s, labels[s]);
        scores[labels[s]][s] -= 1;
      }
      loss /= n;
      for (int c = 0; c < classes; c++) {
        int at = c * (inputs + 1);
        float[] sum = new float[inputs];
        double bias = 0;
        for (int s = 0; s < n; s++) {
          add(scores[c][s], rows[s], sum);
          bias += scores[c][s];
        }
        for (int i = 0; i < inputs; i++) {
          gradient[at + i] = sum[i] / n + l2 * weights[at + i];
          loss += l2 / 2 * weights[at + i] * weights[at + i];
        }
        gradient[at + inputs] = bias / n;
      }
      return loss;
    }

    /** Returns the scores before the softmax, shape (classes, samples). */
    private float[][] scores(double[] weights) {
      int inputs = inputs();
      float[][] scores = new float[classes][rows.length];
      for (int c = 0; c < classes; c++) {
        java.util.Arrays.fill(scores[c], (float) weights[c * (inputs + 1) + inputs]);
      }
      for (int i = 0; i < inputs; i++) {
        for (int c = 0; c < classes; c++) {
          add((float) weights[c * (inputs + 1) + i], columns[i], scores[c]);
        }
      }
      return scores;
    }

    /** Turns a sample's scores into probabilities and returns the label's log probability. */
    private double softmaxLog(float[][] scores, int s, int label) {
      double most = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        most = Math.max(most, scores[c][s]);
      }
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        sum += Math.exp(scores[c][s] - most);
      }
      double log = scores[label][s] - most - Math.log(sum);
      for (int c = 0; c < classes; c++) {
        scores[c][s] = (float) (Math.exp(scores[c][s] - most) / sum);
      }
      return log;
    }
  }

  private static void add(float factor, float[] values, float[] to) {
    for (int i = 0; i < values.length; i++) {
      to[i] += factor * values[i];
    }
  }

  /**
   * Fits.
   *
   * @param start where to begin, for example the fit with another penalty; empty for zeros
   */
  static LogisticRegression fit(
      Samples samples, Settings settings, Optional<LogisticRegression> start, JobContext context) {
    int size = samples.classes * (samples.inputs() + 1);
    double[] x = start.map(fit -> fit.weights.clone()).orElseGet(() -> new double[size]);
    double[] gradient = new double[size];
    double loss = samples.loss(x, settings.l2(), gradient);
    Deque<Step> history = new ArrayDeque<>();
    for (int step = 0; step < settings.steps(); step++) {
      context.throwIfCancelled();
      if (Math.sqrt(dot(gradient, gradient)) < ENOUGH) {
        break;
      }
      double[] direction = direction(gradient, history);
      double slope = dot(direction, gradient);
      double length = history.isEmpty() ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
      double[] next = new double[size];
      double[] nextGradient = new double[size];
      double nextLoss = Double.POSITIVE_INFINITY;
      for (int halving = 0; halving < MOST_HALVINGS; halving++) {
        for (int i = 0; i < size; i++) {
          next[i] = x[i] + length * direction[i];
        }
        nextLoss = samples.loss(next, settings.l2(), nextGradient);
        if (nextLoss <= loss + SHARE_OF_SLOPE * length * slope) {
          break;
        }
        length /= 2;
      }
      if (!(nextLoss < loss)) {
        break;
      }
      remember(history, x, next, gradient, nextGradient);
      x = next;
      gradient = nextGradient;
      loss = nextLoss;
    }
    return new LogisticRegression(samples.inputs(), samples.classes, x);
  }

  /** One step of the past: how place and gradient changed. */
  private static final class Step {
    private final double[] place;
    private final double[] gradient;
    private final double inverse;

    Step(double[] place, double[] gradient, double inverse) {
      this.place = place;
      this.gradient = gradient;
      this.inverse = inverse;
    }
  }

  private static void remember(
      Deque<Step> history, double[] x, double[] next, double[] gradient, double[] nextGradient) {
    double[] place = new double[x.length];
    double[] change = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      place[i] = next[i] - x[i];
      change[i] = nextGradient[i] - gradient[i];
    }
    double curvature = dot(place, change);
    if (curvature > 1e-12) {
      history.addLast(new Step(place, change, 1 / curvature));
      if (history.size() > MEMORY) {
        history.removeFirst();
      }
    }
  }

  /** The two loops of L-BFGS. */
  private static double[] direction(double[] gradient, Deque<Step> history) {
    double[] direction = gradient.clone();
    double[] factors = new double[history.size()];
    int at = history.size();
    for (Iterator<Step> past = history.descendingIterator(); past.hasNext(); ) {
      Step step = past.next();
      at--;
      factors[at] = step.inverse * dot(step.place, direction);
      add(-factors[at], step.gradient, direction);
    }
    if (!history.isEmpty()) {
      Step last = history.getLast();
      double scale = 1 / (last.inverse * dot(last.gradient, last.gradient));
      for (int i = 0; i < direction.length; i++) {
        direction[i] *= scale;
      }
    }
    for (Step step : history) {
      double factor = step.inverse * dot(step.gradient, direction);
      add(factors[at] - factor, step.place, direction);
      at++;
    }
    for (int i = 0; i < direction.length; i++) {
      direction[i] = -direction[i];
    }
    return direction;
  }

  private static void add(double factor, double[] values, double[] to) {
    for (int i = 0; i < values.length; i++) {
      to[i] += factor * values[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Returns the probability of each class for each row, shape (rows, classes). */
  double[][] probabilities(float[][] rows) {
    double[][] probabilities = new double[rows.length][classes];
    if (rows.length == 0) {
      return probabilities;
    }
    Samples samples = new Samples(rows, new int[rows.length], classes);
    float[][] scores = samples.scores(weights);
    for (int s = 0; s < rows.length; s++) {
      samples.softmaxLog(scores, s, 0);
      for (int c = 0; c < classes; c++) {
        probabilities[s][c] = scores[c][s];
      }
    }
    return probabilities;
  }

  /** Returns the number of inputs. */
  int inputs() {
    return inputs;
  }
}
