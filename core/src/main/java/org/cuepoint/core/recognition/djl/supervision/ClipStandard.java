package org.cuepoint.core.recognition.djl.supervision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.recognition.FeatureShape;

/**
 * Standardises the token maps of one clip by the clip's own mean and deviation over time. What
 * stays the same through a clip (room, clothes, camera) is gone afterwards, what moves remains;
 * with few labels that is the difference between learning a person and learning an action.
 * Immutable.
 */
public final class ClipStandard {

  /** Ticks that are looked at; evenly spread. */
  private static final int MOST_TICKS = 500;

  /** Added to a variance, so that what never changes is not magnified. */
  public static final double FLOOR = 1e-3;

  private final int side;
  private final int tokens;
  private final int channels;
  private final float[] mean;
  private final float[] scale;

  private ClipStandard(FeatureShape shape, int side, float[] mean, float[] scale) {
    this.tokens = shape.tokens();
    this.channels = shape.channels();
    this.side = side;
    this.mean = mean;
    this.scale = scale;
  }

  /** Measures the token maps as they are stored. */
  public static ClipStandard of(FeatureReader features) {
    return of(features, features.shape().tokens());
  }

  /**
   * Measures the token maps for reading them merged to side × side: neighbouring tokens become one
   * with all of their channels side by side (the patch merging of Liu et al., "Swin Transformer",
   * ICCV 2021), so that nothing is lost as it would be by averaging.
   *
   * @param side divides the stored side
   * @throws IllegalArgumentException if it does not
   */
  public static ClipStandard of(FeatureReader features, int side) {
    FeatureShape shape = features.shape();
    if (shape.tokens() % side != 0) {
      throw new IllegalArgumentException(
          "Token maps of " + shape.tokens() + " × " + shape.tokens() + " do not merge to " + side);
    }
    List<float[]> maps = new ArrayList<>();
    int stride = Math.max(1, features.ticks() / MOST_TICKS);
    for (int tick = 0; tick < features.ticks(); tick += stride) {
      float[] map = new float[shape.tokenValues()];
      features.tokens(tick, map, 0);
      maps.add(map);
    }
    return of(shape, side, maps);
  }

  /** Measures token maps of a clip of which only these are known; they are read as they are. */
  public static ClipStandard of(FeatureShape shape, Collection<float[]> maps) {
    return of(shape, shape.tokens(), maps);
  }

  private static ClipStandard of(FeatureShape shape, int side, Collection<float[]> maps) {
    int inputs = shape.tokenValues();
    double[] sum = new double[inputs];
    double[] squares = new double[inputs];
    for (float[] map : maps) {
      for (int i = 0; i < inputs; i++) {
        sum[i] += map[i];
        squares[i] += (double) map[i] * map[i];
      }
    }
    int count = maps.size();
    float[] mean = new float[inputs];
    float[] scale = new float[inputs];
    for (int i = 0; i < inputs; i++) {
      mean[i] = (float) (sum[i] / count);
      double variance = squares[i] / count - (double) mean[i] * mean[i];
      scale[i] = (float) (1 / Math.sqrt(Math.max(variance, 0) + FLOOR));
    }
    return new ClipStandard(shape, side, mean, scale);
  }

  /** Returns the values of a tick, however they are merged. */
  public int values() {
    return mean.length;
  }

  /**
   * Reads a tick standardised, shape (side, side, merged channels), into {@code out} from {@code
   * offset} on.
   */
  public void read(FeatureReader features, int tick, float[] out, int offset) {
    if (side == tokens) {
      features.tokens(tick, out, offset);
      apply(out, offset);
      return;
    }
    float[] map = new float[mean.length];
    features.tokens(tick, map, 0);
    int block = tokens / side;
    for (int token = 0; token < tokens * tokens; token++) {
      int y = token / tokens;
      int x = token % tokens;
      int merged = y / block * side + x / block;
      int part = y % block * block + x % block;
      int to = offset + (merged * block * block + part) * channels;
      int from = token * channels;
      for (int c = 0; c < channels; c++) {
        out[to + c] = (map[from + c] - mean[from + c]) * scale[from + c];
      }
    }
  }

  /** Standardises a token map as it is stored, in place. */
  public void apply(float[] map, int offset) {
    for (int i = 0; i < mean.length; i++) {
      map[offset + i] = (map[offset + i] - mean[i]) * scale[i];
    }
  }
}
