package org.cuepoint.core.suggest;

/**
 * Sums of products over a window that only moves one way, of numbers given by their logarithms. The
 * numbers are kept a second time as multiples of a common reference, so that a sum takes one
 * multiplication a number and no exponential. The reference moves when the sum would lose
 * precision, and where that is of no help (weights and numbers far apart) the sum is taken by
 * logarithms, so that the result is always as good as theirs. One thread at a time.
 */
final class ScaledSums {

  private static final double LARGEST = 300;
  private static final double SMALLEST = 1e-250;

  private final double[] logs;
  private final double[] scaled;
  private final LogSum plain = new LogSum();
  private double reference;
  private int newest;

  /** Makes sums over {@code logs}, which is written by {@link #set} alone. */
  ScaledSums(double[] logs) {
    this.logs = logs;
    this.scaled = new double[logs.length];
  }

  /** Sets a number, the next one outside of all windows so far. */
  void set(int index, double log) {
    logs[index] = log;
    newest = index;
    double above = log - reference;
    scaled[index] = above > LARGEST ? Double.POSITIVE_INFINITY : Math.exp(above);
  }

  /**
   * Returns ln Σ exp(logs[i] + logWeights[i + shift]) for i from {@code low} to {@code high}.
   *
   * @param weights the exponentials of {@code logWeights}
   */
  double sum(int low, int high, double[] logWeights, double[] weights, int shift) {
    if (low > high) {
      return LabelScores.FORBIDDEN;
    }
    double sum = product(low, high, weights, shift);
    if (!isPrecise(sum)) {
      if (!rescale(low, high)) {
        return LabelScores.FORBIDDEN;
      }
      sum = product(low, high, weights, shift);
    }
    if (isPrecise(sum)) {
      return reference + Math.log(sum);
    }
    plain.clear();
    plain.addAlong(logs, logWeights, -shift, low, high);
    return plain.value();
  }

  private static boolean isPrecise(double sum) {
    return sum > SMALLEST && sum < Double.POSITIVE_INFINITY;
  }

  private double product(int low, int high, double[] weights, int shift) {
    // Four sums, since each addition would wait for the one before.
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = low;
    for (; i + 3 <= high; i += 4) {
      a += scaled[i] * weights[i + shift];
      b += scaled[i + 1] * weights[i + 1 + shift];
      c += scaled[i + 2] * weights[i + 2 + shift];
      d += scaled[i + 3] * weights[i + 3 + shift];
    }
    for (; i <= high; i++) {
      a += scaled[i] * weights[i + shift];
    }
    return a + b + (c + d);
  }

  /** Moves the reference to the greatest number of the window; false when there is none. */
  private boolean rescale(int low, int high) {
    double greatest = LabelScores.FORBIDDEN;
    for (int i = low; i <= high; i++) {
      greatest = Math.max(greatest, logs[i]);
    }
    if (greatest == LabelScores.FORBIDDEN) {
      return false;
    }
    if (greatest == reference) {
      return true;
    }
    reference = greatest;
    // What was set and waits outside of the window has to follow.
    for (int i = Math.min(low, newest); i <= Math.max(high, newest); i++) {
      double above = logs[i] - reference;
      scaled[i] = above > LARGEST ? Double.POSITIVE_INFINITY : Math.exp(above);
    }
    return true;
  }
}
