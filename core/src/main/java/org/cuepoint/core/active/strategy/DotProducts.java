package org.cuepoint.core.active.strategy;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.RowBlocks;

/**
 * Rows turned around in blocks, so that the products of all rows with one vector are plain loops
 * over arrays that the compiler turns into vector instructions: the sum of one product would have
 * to be added in order. Immutable, thread-safe; its loops use all cores.
 */
public final class DotProducts {

  /** Rows of a block. */
  public static final int LANES = 128;

  private static final int BLOCKS_A_TASK = 8;

  private final int count;
  private final int width;

  /** For each block and number of a row: that number of each row of the block. */
  private final float[][][] blocks;

  /** For each block the product of each of its rows with itself. */
  private final float[][] squares;

  private DotProducts(Matrix rows, int count, IntUnaryOperator row) {
    this.count = count;
    this.width = rows.width();
    this.squares = new float[Math.ceilDiv(count, LANES)][LANES];
    this.blocks = new float[Math.ceilDiv(count, LANES)][][];
    RowBlocks.each(
        count,
        LANES * BLOCKS_A_TASK,
        (from, to) -> {
          for (int start = from; start < to; start += LANES) {
            blocks[start / LANES] = turn(rows, row, start, Math.min(count, start + LANES));
          }
        });
  }

  private float[][] turn(Matrix rows, IntUnaryOperator chosen, int from, int to) {
    float[][] block = new float[width][LANES];
    for (int i = from; i < to; i++) {
      int at = chosen.applyAsInt(i) * width;
      float square = 0;
      for (int d = 0; d < width; d++) {
        float value = rows.values()[at + d];
        block[d][i - from] = value;
        square += value * value;
      }
      squares[from / LANES][i - from] = square;
    }
    return block;
  }

  /** Turns all rows. */
  public static DotProducts of(Matrix rows) {
    return new DotProducts(rows, rows.count(), i -> i);
  }

  /** Turns some rows, in the order given. */
  public static DotProducts of(Matrix rows, int[] chosen) {
    return new DotProducts(rows, chosen.length, i -> chosen[i]);
  }

  /** Returns the number of rows. */
  public int count() {
    return count;
  }

  /** Returns the numbers of a row. */
  public int width() {
    return width;
  }

  /** Returns a row. */
  public float[] row(int row) {
    float[] values = new float[width];
    for (int d = 0; d < width; d++) {
      values[d] = blocks[row / LANES][d][row % LANES];
    }
    return values;
  }

  /** Adds a row to a vector. */
  void addTo(int row, float[] sum) {
    float[][] block = blocks[row / LANES];
    int lane = row % LANES;
    for (int d = 0; d < width; d++) {
      sum[d] += block[d][lane];
    }
  }

  /** Returns the product of a row with itself. */
  public float square(int row) {
    return squares[row / LANES][row % LANES];
  }

  /** Writes the product of each row with a vector to {@code out}, on all cores. */
  public void with(float[] vector, float[] out) {
    RowBlocks.each(
        blocks.length,
        BLOCKS_A_TASK,
        (from, to) -> {
          float[] products = new float[LANES];
          for (int block = from; block < to; block++) {
            block(block, vector, products);
            int first = block * LANES;
            System.arraycopy(products, 0, out, first, Math.min(count - first, LANES));
          }
        });
  }

  /** Writes the squared distance of each row from a vector to {@code out}, on all cores. */
  public void distances(float[] vector, float[] out) {
    RowBlocks.each(
        blocks.length,
        BLOCKS_A_TASK,
        (from, to) -> distances(from, to, vector, out, new float[LANES]));
  }

  /** Writes the squared distance of each row from a vector to {@code out}, on this thread. */
  void distancesHere(float[] vector, float[] out) {
    distances(0, blocks.length, vector, out, new float[LANES]);
  }

  private void distances(int from, int to, float[] vector, float[] out, float[] distances) {
    for (int block = from; block < to; block++) {
      distances(block, vector, distances);
      int first = block * LANES;
      System.arraycopy(distances, 0, out, first, Math.min(count - first, LANES));
    }
  }

  /** Returns some rows, in the order given. */
  DotProducts some(int[] chosen) {
    float[] values = new float[chosen.length * width];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(row(chosen[i]), 0, values, i * width, width);
    }
    return of(new Matrix(chosen.length, width, values));
  }

  /**
   * Writes the squared distances of the rows of one block from a vector; past the last row any
   * number may stand.
   *
   * @param block position of the block; block b begins with row {@code b * LANES}
   * @param out of length {@link #LANES}
   */
  public void distances(int block, float[] vector, float[] out) {
    block(block, vector, out);
    float square = 0;
    for (float value : vector) {
      square += value * value;
    }
    float[] own = squares[block];
    for (int i = 0; i < LANES; i++) {
      // Rounding can bring the distance of two equal rows below nothing.
      out[i] = Math.max(0, own[i] + square - 2 * out[i]);
    }
  }

  private void block(int number, float[] vector, float[] out) {
    float[][] block = blocks[number];
    Arrays.fill(out, 0);
    int d = 0;
    for (; d + 4 <= width; d += 4) {
      add(block, d, vector, out);
    }
    for (; d < width; d++) {
      float[] values = block[d];
      float with = vector[d];
      for (int i = 0; i < LANES; i++) {
        out[i] += values[i] * with;
      }
    }
  }

  private static void add(float[][] block, int d, float[] vector, float[] out) {
    float[] one = block[d];
    float[] two = block[d + 1];
    float[] three = block[d + 2];
    float[] four = block[d + 3];
    float withOne = vector[d];
    float withTwo = vector[d + 1];
    float withThree = vector[d + 2];
    float withFour = vector[d + 3];
    for (int i = 0; i < LANES; i++) {
      out[i] += (one[i] * withOne + two[i] * withTwo) + (three[i] * withThree + four[i] * withFour);
    }
  }
}
