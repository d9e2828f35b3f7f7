package org.cuepoint.core.recognition.djl;

import org.cuepoint.core.feature.FeatureReader;

/**
 * Standardises the token maps of one clip by the clip's own mean and deviation over time. What
 * stays the same through a clip (room, clothes, camera) is gone afterwards, what moves remains;
 * with few labels that is the difference between learning a person and learning an action.
 * Immutable.
 */
final class ClipStandard {

  /** Ticks that are looked at; evenly spread. */
  private static final int MOST_TICKS = 500;

  private static final double FLOOR = 1e-3;

  private final float[] mean;
  private final float[] scale;

  private ClipStandard(float[] mean, float[] scale) {
    this.mean = mean;
    this.scale = scale;
  }

  static ClipStandard of(FeatureReader features) {
    int inputs = features.shape().tokenValues();
    double[] sum = new double[inputs];
    double[] squares = new double[inputs];
    float[] row = new float[inputs];
    int stride = Math.max(1, features.ticks() / MOST_TICKS);
    int count = 0;
    for (int tick = 0; tick < features.ticks(); tick += stride) {
      features.tokens(tick, row, 0);
      for (int i = 0; i < inputs; i++) {
        sum[i] += row[i];
        squares[i] += (double) row[i] * row[i];
      }
      count++;
    }
    float[] mean = new float[inputs];
    float[] scale = new float[inputs];
    for (int i = 0; i < inputs; i++) {
      mean[i] = (float) (sum[i] / count);
      double variance = squares[i] / count - (double) mean[i] * mean[i];
      scale[i] = (float) (1 / Math.sqrt(Math.max(variance, 0) + FLOOR));
    }
    return new ClipStandard(mean, scale);
  }

  /**
   * Reads a tick standardised, shape (tokens, tokens, C), into {@code out} from {@code offset} on.
   */
  void read(FeatureReader features, int tick, float[] out, int offset) {
    features.tokens(tick, out, offset);
    for (int i = 0; i < mean.length; i++) {
      out[offset + i] = (out[offset + i] - mean[i]) * scale[i];
    }
  }
}
