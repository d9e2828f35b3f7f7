package org.cuepoint.core.experiment;

/**
 * How alike segments are: the mean of scalar products of their standardised vectors, one product a
 * {@linkplain SegmentVectors.Part part}, each scaled so that a segment's product with itself is 1
 * on average. A linear probe on the products is exactly the probe on the vectors behind them, and
 * with some hundred segments far quicker. Immutable.
 */
final class SegmentKernel {

  private final float[][] products;

  private SegmentKernel(float[][] products) {
    this.products = products;
  }

  /**
   * Multiplies the vectors of one part.
   *
   * @param vectors shape (segments, values)
   * @param reference positions of the segments that standardise: training segments only
   */
  static SegmentKernel of(float[][] vectors, int[] reference) {
    int n = vectors.length;
    int values = vectors[0].length;
    float[][] rows = new float[n][values];
    float[][] columns = new float[values][n];
    for (int i = 0; i < values; i++) {
      double sum = 0;
      double squares = 0;
      for (int segment : reference) {
        sum += vectors[segment][i];
        squares += (double) vectors[segment][i] * vectors[segment][i];
      }
      double mean = sum / reference.length;
      double variance = Math.max(0, squares / reference.length - mean * mean);
      // A value that hardly varies in training must not explode elsewhere.
      double scale = variance > 1e-10 ? 1 / Math.sqrt(variance) : 0;
      for (int s = 0; s < n; s++) {
        rows[s][i] = (float) Math.clamp((vectors[s][i] - mean) * scale, -6, 6);
        columns[i][s] = rows[s][i];
      }
    }
    float[][] products = new float[n][n];
    for (int s = 0; s < n; s++) {
      float[] out = products[s];
      for (int i = 0; i < values; i++) {
        float factor = rows[s][i];
        float[] column = columns[i];
        for (int t = s; t < n; t++) {
          out[t] += factor * column[t];
        }
      }
    }
    double self = 0;
    for (int segment : reference) {
      self += products[segment][segment] / reference.length;
    }
    float scale = self > 0 ? (float) (1 / self) : 0;
    for (int s = 0; s < n; s++) {
      for (int t = s; t < n; t++) {
        products[s][t] *= scale;
        products[t][s] = products[s][t];
      }
    }
    return new SegmentKernel(products);
  }

  /** Returns the mean of some kernels. */
  static SegmentKernel mean(java.util.List<SegmentKernel> parts) {
    int n = parts.getFirst().products.length;
    float[][] products = new float[n][n];
    for (SegmentKernel part : parts) {
      for (int s = 0; s < n; s++) {
        for (int t = 0; t < n; t++) {
          products[s][t] += part.products[s][t] / parts.size();
        }
      }
    }
    return new SegmentKernel(products);
  }

  float at(int a, int b) {
    return products[a][b];
  }

  /** Returns the cosine of the angle between two segments' vectors. */
  double cosine(int a, int b) {
    double lengths = Math.sqrt((double) products[a][a] * products[b][b]);
    return lengths > 0 ? products[a][b] / lengths : 0;
  }

  /**
   * Coordinates of segments in the space that some reference segments span, in which plain scalar
   * products are those of the kernel: rows of its Cholesky factor.
   */
  final class Coordinates {
    private final int[] reference;
    private final double[][] factor;

    Coordinates(int[] reference) {
      this.reference = reference;
      int n = reference.length;
      factor = new double[n][];
      for (int i = 0; i < n; i++) {
        factor[i] = solve(i, reference[i]);
        double rest = at(reference[i], reference[i]) + 1e-6;
        for (int j = 0; j < i; j++) {
          rest -= factor[i][j] * factor[i][j];
        }
        factor[i][i] = Math.sqrt(Math.max(rest, 1e-9));
      }
    }

    /** Returns the first {@code count} coordinates, in an array with room for one more. */
    private double[] solve(int count, int segment) {
      double[] row = new double[count + 1];
      for (int j = 0; j < count; j++) {
        double value = at(segment, reference[j]);
        for (int k = 0; k < j; k++) {
          value -= row[k] * factor[j][k];
        }
        row[j] = value / factor[j][j];
      }
      return row;
    }

    /** Returns the coordinates of some segments, shape (segments, reference segments). */
    float[][] of(int[] segments) {
      int n = reference.length;
      float[][] rows = new float[segments.length][n];
      for (int s = 0; s < segments.length; s++) {
        double[] row = solve(n, segments[s]);
        for (int j = 0; j < n; j++) {
          rows[s][j] = (float) row[j];
        }
      }
      return rows;
    }
  }
}
