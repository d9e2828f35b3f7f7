package org.cuepoint.core.recognition.djl.student;

import org.cuepoint.core.recognition.djl.training.ParameterSet;

/** The way in, in plain Java: a linear layer on each token and an embedding of where it is. */
final class PlainTokens {

  private final PlainLayers.Linear input;
  private final float[][] space;
  private final float[] token;

  PlainTokens(ParameterSet parameters, int channels) {
    input = PlainLayers.Linear.of(parameters, "input");
    space = PlainLayers.rows(parameters, "space");
    token = new float[channels];
  }

  /** Overwrites {@code h} with what becomes of the tokens, one row each. */
  void read(float[] tokens, float[][] h) {
    for (int n = 0; n < h.length; n++) {
      System.arraycopy(tokens, n * token.length, token, 0, token.length);
      input.apply(token, h[n]);
      RowArithmetic.add(h[n], space[n]);
    }
  }
}
