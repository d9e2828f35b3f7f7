package org.cuepoint.core.suggest;

/**
 * Adds numbers given by their logarithms. Numbers e^-40 times smaller than the greatest are passed
 * over, which leaves an error below 1e-14 for thousands of them and saves most exponentials. One
 * thread at a time.
 */
final class LogSum {

  private static final double NEGLIGIBLE = 40;

  private double[] values = new double[256];
  private int size;
  private double greatest = Double.NEGATIVE_INFINITY;

  void clear() {
    size = 0;
    greatest = Double.NEGATIVE_INFINITY;
  }

  void add(double value) {
    if (size == values.length) {
      values = java.util.Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
    greatest = Math.max(greatest, value);
  }

  /** Adds {@code left[i] + right[i - shift]} for i from {@code low} to {@code high}. */
  void addAlong(double[] left, double[] right, int shift, int low, int high) {
    reserve(high - low + 1);
    double top = greatest;
    for (int i = low; i <= high; i++) {
      double value = left[i] + right[i - shift];
      values[size++] = value;
      top = Math.max(top, value);
    }
    greatest = top;
  }

  private void reserve(int more) {
    if (size + more > values.length) {
      values = java.util.Arrays.copyOf(values, 2 * (size + more));
    }
  }

  /** Returns the logarithm of the sum; negative infinity of nothing. */
  double value() {
    if (greatest == Double.NEGATIVE_INFINITY) {
      return greatest;
    }
    double least = greatest - NEGLIGIBLE;
    double sum = 0;
    for (int i = 0; i < size; i++) {
      if (values[i] > least) {
        sum += Math.exp(values[i] - greatest);
      }
    }
    return greatest + Math.log(sum);
  }

  /** Returns the logarithm of the sum of two. */
  static double of(double a, double b) {
    double high = Math.max(a, b);
    double low = Math.min(a, b);
    return low < high - NEGLIGIBLE || low == Double.NEGATIVE_INFINITY
        ? high
        : high + Math.log1p(Math.exp(low - high));
  }
}
