package org.cuepoint.core.saliency;

import java.util.BitSet;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.recognition.FeatureShape;

/**
 * A stretch of a video in which some cells are hidden at some ticks: they look as they do on
 * average over the stretch. One thread at a time.
 */
final class HiddenFeatures implements FeatureReader {

  private final FeatureReader all;
  private final int first;
  private final int ticks;

  /** Mean token map of the stretch. */
  private final float[] mean;

  private BitSet cells = new BitSet();
  private int hiddenFrom;
  private int hiddenTo;

  /**
   * Looks at ticks {@code [first, first + ticks)}; hides nothing at first.
   *
   * @param all not closed by this
   */
  HiddenFeatures(FeatureReader all, int first, int ticks) {
    this.all = all;
    this.first = first;
    this.ticks = ticks;
    this.mean = new float[all.shape().tokenValues()];
    float[] map = new float[mean.length];
    for (int t = 0; t < ticks; t++) {
      all.tokens(first + t, map, 0);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += map[i] / ticks;
      }
    }
  }

  /** Hides these cells at ticks {@code [from, to)} of the stretch, and nothing else. */
  void hide(BitSet hidden, int from, int to) {
    cells = hidden;
    hiddenFrom = from;
    hiddenTo = to;
  }

  private boolean hides(int tick) {
    return tick >= hiddenFrom && tick < hiddenTo && !cells.isEmpty();
  }

  @Override
  public int ticks() {
    return ticks;
  }

  @Override
  public FeatureShape shape() {
    return all.shape();
  }

  @Override
  public int frame(int tick) {
    return all.frame(first + tick);
  }

  @Override
  public float motion(int tick) {
    return all.motion(first + tick);
  }

  /** What is hidden is taken out of the mean over cells, which pooling is. */
  @Override
  public void pooled(int tick, float[] out, int offset) {
    all.pooled(first + tick, out, offset);
    if (hides(tick)) {
      int channels = shape().channels();
      int count = shape().tokens() * shape().tokens();
      float[] map = new float[mean.length];
      all.tokens(first + tick, map, 0);
      for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
        for (int c = 0; c < channels; c++) {
          int at = cell * channels + c;
          out[offset + c] += (mean[at] - map[at]) / count;
        }
      }
    }
  }

  @Override
  public void tokens(int tick, float[] out, int offset) {
    all.tokens(first + tick, out, offset);
    if (hides(tick)) {
      int channels = shape().channels();
      for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
        System.arraycopy(mean, cell * channels, out, offset + cell * channels, channels);
      }
    }
  }

  @Override
  public void close() {}
}
