package org.cuepoint.core.experiment;

import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.recognition.FeatureShape;

/**
 * Token maps of one video, pooled to at most a given grid, as they are and standardised by the
 * video's own mean and deviation over time (what stays the same through a video, such as room and
 * clothes, is gone then). Immutable.
 */
final class ClipTokens {

  private static final double FLOOR = 1e-3;

  private final float[][] plain;
  private final float[] mean;
  private final float[] scale;

  private ClipTokens(float[][] plain, float[] mean, float[] scale) {
    this.plain = plain;
    this.mean = mean;
    this.scale = scale;
  }

  /**
   * Reads a video.
   *
   * @param most width and height of the grid to pool larger maps to
   */
  static ClipTokens read(FeatureReader features, int most) {
    FeatureShape shape = features.shape();
    int grid = Math.min(most, shape.tokens());
    int values = grid * grid * shape.channels();
    float[] map = new float[shape.tokenValues()];
    float[][] plain = new float[features.ticks()][values];
    double[] sum = new double[values];
    double[] squares = new double[values];
    for (int tick = 0; tick < plain.length; tick++) {
      features.tokens(tick, map, 0);
      pool(map, shape, grid, plain[tick]);
      for (int i = 0; i < values; i++) {
        sum[i] += plain[tick][i];
        squares[i] += (double) plain[tick][i] * plain[tick][i];
      }
    }
    float[] mean = new float[values];
    float[] scale = new float[values];
    for (int i = 0; i < values; i++) {
      mean[i] = (float) (sum[i] / plain.length);
      double variance = squares[i] / plain.length - (double) mean[i] * mean[i];
      scale[i] = (float) (1 / Math.sqrt(Math.max(variance, 0) + FLOOR * FLOOR));
    }
    return new ClipTokens(plain, mean, scale);
  }

  private static void pool(float[] map, FeatureShape shape, int grid, float[] out) {
    int tokens = shape.tokens();
    int channels = shape.channels();
    int[] counts = new int[grid * grid];
    for (int y = 0; y < tokens; y++) {
      for (int x = 0; x < tokens; x++) {
        counts[y * grid / tokens * grid + x * grid / tokens]++;
      }
    }
    for (int y = 0; y < tokens; y++) {
      for (int x = 0; x < tokens; x++) {
        int cell = y * grid / tokens * grid + x * grid / tokens;
        int from = (y * tokens + x) * channels;
        for (int c = 0; c < channels; c++) {
          out[cell * channels + c] += map[from + c] / counts[cell];
        }
      }
    }
  }

  int ticks() {
    return plain.length;
  }

  int values() {
    return mean.length;
  }

  /** Returns a value as the encoder gave it. */
  float plain(int tick, int i) {
    return plain[tick][i];
  }

  /** Returns a value without the video's mean, in its deviations. */
  float standard(int tick, int i) {
    return (plain[tick][i] - mean[i]) * scale[i];
  }
}
