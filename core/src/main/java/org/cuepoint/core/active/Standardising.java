package org.cuepoint.core.active;

/**
 * Takes the mean off each number of a row, divides channels by their deviation, both over the
 * places of the project, and makes the row of unit length: otherwise what all videos share would be
 * most of every distance. Immutable.
 */
public final class Standardising {

  private final float[] mean;
  private final float[] scale;

  private Standardising(float[] mean, float[] scale) {
    this.mean = mean;
    this.scale = scale;
  }

  /** Learns mean and deviation from at least one row; {@code kind} says what the numbers are. */
  public static Standardising of(Matrix rows, Looks kind) {
    int width = rows.width();
    double[] sum = new double[width];
    double[] squares = new double[width];
    for (int row = 0; row < rows.count(); row++) {
      for (int i = 0; i < width; i++) {
        double value = rows.at(row, i);
        sum[i] += value;
        squares[i] += value * value;
      }
    }
    float[] mean = new float[width];
    float[] scale = new float[width];
    for (int i = 0; i < width; i++) {
      double middle = sum[i] / rows.count();
      double variance = squares[i] / rows.count() - middle * middle;
      mean[i] = (float) middle;
      // What never changes says nothing; rounding must not make it say much.
      boolean changes = variance > 1e-9 * (1 + middle * middle);
      scale[i] = !changes ? 0 : kind == Looks.CHANNELS ? (float) (1 / Math.sqrt(variance)) : 1;
    }
    return new Standardising(mean, scale);
  }

  /** Returns the rows standardised and of unit length; a row that is the mean stays zero. */
  public Matrix unit(Matrix rows) {
    int width = rows.width();
    float[] result = new float[rows.count() * width];
    RowBlocks.each(
        rows.count(),
        1024,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            unit(rows.values(), result, row * width, width);
          }
        });
    return new Matrix(rows.count(), width, result);
  }

  private void unit(float[] values, float[] result, int at, int width) {
    double squares = 0;
    for (int i = 0; i < width; i++) {
      float value = (values[at + i] - mean[i]) * scale[i];
      result[at + i] = value;
      squares += (double) value * value;
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; length > 0 && i < width; i++) {
      result[at + i] /= length;
    }
  }
}
