package org.cuepoint.core.recognition.djl.student;

import org.cuepoint.core.recognition.djl.training.ParameterSet;

/**
 * The second half of a pre-norm block in plain Java: {@code h + down(gelu(up(norm(h))))}. Holds
 * memory that it uses again; one thread at a time.
 */
final class PlainFeedForward {

  private final PlainLayers.Norm norm;
  private final PlainLayers.Linear up;
  private final PlainLayers.Linear down;
  private final float[] inner;
  private final float[] own;

  PlainFeedForward(ParameterSet parameters, String name) {
    norm = PlainLayers.Norm.of(parameters, name + ".norm2");
    up = PlainLayers.Linear.of(parameters, name + ".up");
    down = PlainLayers.Linear.of(parameters, name + ".down");
    inner = new float[up.out()];
    own = new float[down.out()];
  }

  /** Adds to each row. */
  void add(float[][] h) {
    for (float[] row : h) {
      RowArithmetic.norm(row, norm.gain(), norm.bias(), own);
      up.apply(own, inner);
      RowArithmetic.gelu(inner);
      down.apply(inner, own);
      RowArithmetic.add(row, own);
    }
  }
}
