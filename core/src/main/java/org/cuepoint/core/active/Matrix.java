package org.cuepoint.core.active;

/**
 * Rows of equally many numbers, one after the other. The array is handed over: neither side writes
 * to it afterwards, which makes it thread-safe.
 *
 * @param count rows
 * @param width numbers in a row
 * @param values row by row, at least {@code count * width}
 */
// Handed over and never compared; a copy of a million rows would be the most expensive thing here.
@SuppressWarnings("ArrayRecordComponent")
public record Matrix(int count, int width, float[] values) {

  /** No rows. */
  public static final Matrix NONE = new Matrix(0, 0, new float[0]);

  /** Validates the sizes. */
  public Matrix {
    if (count < 0 || width < 0 || (long) count * width > values.length) {
      throw new IllegalArgumentException(
          count + " rows of " + width + " numbers do not fit into " + values.length);
    }
  }

  /** Returns one number. */
  public float at(int row, int column) {
    return values[row * width + column];
  }

  /** Returns the dot product of a row and a row of others of the same width. */
  public float dot(int row, Matrix others, int other) {
    int a = row * width;
    int b = other * width;
    float sum = 0;
    for (int i = 0; i < width; i++) {
      sum += values[a + i] * others.values[b + i];
    }
    return sum;
  }
}
