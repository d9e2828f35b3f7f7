package org.cuepoint.core.recognition.djl.live;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.recognition.djl.supervision.ClipStandard;

/**
 * The directions in which standardised token maps vary most: the leading subspace of their
 * covariance, by subspace iteration (Halko, Martinsson and Tropp, "Finding structure with
 * randomness", SIAM Review 2011, algorithm 4.4). A linear model does not care how the subspace is
 * turned, so no eigenvectors are computed. Immutable, thread-safe.
 */
public final class Projection {

  /** Ticks that are looked at; evenly spread over all clips. */
  private static final int MOST_TICKS = 4000;

  private static final int ITERATIONS = 3;

  /** Ticks that are projected at a time. */
  private static final int PART = 2048;

  private final int inputs;
  private final int width;
  private final float[] mean;

  /** Columns are directions, shape (inputs, width), scaled so that a projected value is about 1. */
  private final float[] directions;

  private Projection(int inputs, int width, float[] mean, float[] directions) {
    this.inputs = inputs;
    this.width = width;
    this.mean = mean;
    this.directions = directions;
  }

  /**
   * Finds the directions.
   *
   * @param manager for what is made meanwhile
   * @param clips at least one, all of one encoder
   * @param width how many directions; at most as many as there are token values
   * @param seed of the random start
   */
  public static Projection fit(NDManager manager, List<FeatureReader> clips, int width, long seed) {
    int inputs = clips.getFirst().shape().tokenValues();
    int kept = Math.min(width, inputs);
    long ticks = clips.stream().mapToLong(FeatureReader::ticks).sum();
    int stride = (int) Math.max(1, ticks / MOST_TICKS);
    float[] rows = new float[(int) clips.stream().mapToLong(c -> count(c, stride)).sum() * inputs];
    int row = 0;
    for (FeatureReader clip : clips) {
      ClipStandard standard = ClipStandard.of(clip);
      for (int tick = stride / 2; tick < clip.ticks(); tick += stride) {
        standard.read(clip, tick, rows, row++ * inputs);
      }
    }
    float[] mean = new float[inputs];
    for (int r = 0; r < row; r++) {
      for (int i = 0; i < inputs; i++) {
        mean[i] += rows[r * inputs + i] / row;
      }
    }
    for (int r = 0; r < row; r++) {
      for (int i = 0; i < inputs; i++) {
        rows[r * inputs + i] -= mean[i];
      }
    }
    try (NDManager scope = manager.newSubManager()) {
      NDArray data = scope.create(rows, new Shape(row, inputs));
      NDArray turned = data.transpose();
      float[] basis = gaussian(inputs * kept, seed);
      for (int i = 0; i < ITERATIONS; i++) {
        NDArray seen = data.matMul(scope.create(basis, new Shape(inputs, kept)));
        basis = turned.matMul(seen).toFloatArray();
        orthonormalise(basis, inputs, kept);
      }
      NDArray projected = data.matMul(scope.create(basis, new Shape(inputs, kept)));
      double power = projected.square().mean().getFloat();
      scale(basis, (float) (1 / Math.sqrt(Math.max(power, 1e-12))));
      return new Projection(inputs, kept, mean, basis);
    }
  }

  private static long count(FeatureReader clip, int stride) {
    return Math.max(0, Math.ceilDiv(clip.ticks() - stride / 2, stride));
  }

  private static float[] gaussian(int count, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Modified Gram-Schmidt on columns; one that lies among the others becomes 0. */
  private static void orthonormalise(float[] values, int rows, int columns) {
    float[][] own = new float[columns][rows];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        own[c][r] = values[r * columns + c];
      }
    }
    for (int c = 0; c < columns; c++) {
      double before = Math.sqrt(dot(own[c], own[c]));
      for (int other = 0; other < c; other++) {
        float along = (float) dot(own[c], own[other]);
        for (int r = 0; r < rows; r++) {
          own[c][r] -= along * own[other][r];
        }
      }
      double norm = Math.sqrt(dot(own[c], own[c]));
      float factor = norm > 1e-5 * before ? (float) (1 / norm) : 0f;
      scale(own[c], factor);
    }
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        values[r * columns + c] = own[c][r];
      }
    }
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void scale(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  /** Returns the number of directions. */
  public int width() {
    return width;
  }

  /** Projects every tick of a clip; a row is a tick. */
  public Matrix of(NDManager manager, FeatureReader clip) {
    ClipStandard standard = ClipStandard.of(clip);
    float[] out = new float[clip.ticks() * width];
    float[] part = new float[Math.min(PART, clip.ticks()) * inputs];
    try (NDManager scope = manager.newSubManager()) {
      NDArray basis = scope.create(directions, new Shape(inputs, width));
      for (int from = 0; from < clip.ticks(); from += PART) {
        int count = Math.min(PART, clip.ticks() - from);
        for (int t = 0; t < count; t++) {
          standard.read(clip, from + t, part, t * inputs);
          for (int i = 0; i < inputs; i++) {
            part[t * inputs + i] -= mean[i];
          }
        }
        try (NDManager own = scope.newSubManager()) {
          float[] values =
              count * inputs == part.length ? part : java.util.Arrays.copyOf(part, count * inputs);
          NDArray rows = own.create(values, new Shape(count, inputs));
          float[] projected = rows.matMul(basis).toFloatArray();
          System.arraycopy(projected, 0, out, from * width, projected.length);
        }
      }
    }
    return new Matrix(clip.ticks(), width, out);
  }
}
