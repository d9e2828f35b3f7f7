package org.cuepoint.core.recognition.djl.supervision;

import org.cuepoint.core.feature.FeatureReader;

/**
 * Standardises the token maps of one clip by the clip's own mean and deviation over time. What
 * stays the same through a clip (room, clothes, camera) is gone afterwards, what moves remains;
 * with few labels that is the difference between learning a person and learning an action.
 * Immutable.
 */
public final class ClipStandard {

  /** Ticks that are looked at; evenly spread. */
  private static final int MOST_TICKS = 500;

  private static final double FLOOR = 1e-3;

  private final int side;
  private final float[] mean;
  private final float[] scale;

  private ClipStandard(int side, float[] mean, float[] scale) {
    this.side = side;
    this.mean = mean;
    this.scale = scale;
  }

  /** Measures the token maps as they are stored. */
  public static ClipStandard of(FeatureReader features) {
    return of(features, features.shape().tokens());
  }

  /**
   * Measures the token maps pooled to side × side.
   *
   * @param side divides the stored side
   * @throws IllegalArgumentException if it does not
   */
  public static ClipStandard of(FeatureReader features, int side) {
    int tokens = features.shape().tokens();
    if (tokens % side != 0) {
      throw new IllegalArgumentException(
          "Token maps of " + tokens + " × " + tokens + " cannot be pooled to " + side);
    }
    int inputs = side * side * features.shape().channels();
    double[] sum = new double[inputs];
    double[] squares = new double[inputs];
    float[] row = new float[inputs];
    int stride = Math.max(1, features.ticks() / MOST_TICKS);
    int count = 0;
    for (int tick = 0; tick < features.ticks(); tick += stride) {
      pooled(features, tick, side, row, 0);
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
    return new ClipStandard(side, mean, scale);
  }

  /** Returns the values of a tick: side × side × C. */
  public int values() {
    return mean.length;
  }

  /** Reads a tick standardised, shape (side, side, C), into {@code out} from {@code offset} on. */
  public void read(FeatureReader features, int tick, float[] out, int offset) {
    pooled(features, tick, side, out, offset);
    for (int i = 0; i < mean.length; i++) {
      out[offset + i] = (out[offset + i] - mean[i]) * scale[i];
    }
  }

  private static void pooled(FeatureReader features, int tick, int side, float[] out, int offset) {
    int tokens = features.shape().tokens();
    if (tokens == side) {
      features.tokens(tick, out, offset);
      return;
    }
    int channels = features.shape().channels();
    int block = tokens / side;
    float share = 1f / (block * block);
    float[] map = new float[features.shape().tokenValues()];
    features.tokens(tick, map, 0);
    java.util.Arrays.fill(out, offset, offset + side * side * channels, 0f);
    for (int token = 0; token < tokens * tokens; token++) {
      int to = (token / tokens / block) * side + token % tokens / block;
      for (int c = 0; c < channels; c++) {
        out[offset + to * channels + c] += map[token * channels + c] * share;
      }
    }
  }
}
