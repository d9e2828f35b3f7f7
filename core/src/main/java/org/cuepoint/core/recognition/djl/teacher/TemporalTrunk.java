package org.cuepoint.core.recognition.djl.teacher;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.train.TeacherSpec;
import org.jspecify.annotations.Nullable;

/**
 * The transformer over the tokens of a window, as teachers and their pretraining share it: a linear
 * layer, space and time embeddings, pre-norm blocks, a norm. Its parameters begin with {@link
 * #PREFIX}. Hidden tokens are replaced by a learned one.
 */
final class TemporalTrunk {

  static final String PREFIX = "trunk.";

  private final TeacherSpec spec;
  private final int channels;
  private final double dropout;

  /**
   * Makes a trunk.
   *
   * @param channels of a token
   * @param dropout share of inner values dropped in training
   */
  TemporalTrunk(TeacherSpec spec, int channels, double dropout) {
    this.spec = spec;
    this.channels = channels;
    this.dropout = dropout;
  }

  void initialise(Initial initial) {
    int d = spec.width();
    initial.linear(PREFIX + "input", channels, d, 1);
    initial.values(PREFIX + "hidden", new Shape(d), 0.02);
    initial.values(PREFIX + "space", new Shape(spec.tickTokens(), d), 0.3);
    initial.values(PREFIX + "time", new Shape(spec.windowTicks(), 1, d), 0.3);
    for (int i = 0; i < spec.layers(); i++) {
      initial.block(PREFIX + i, d, 1 / Math.sqrt(2.0 * spec.layers()));
    }
    initial.norm(PREFIX + "out", d);
  }

  /**
   * Runs the trunk.
   *
   * @param x standardised tokens, shape (windows, ticks, tokens, C)
   * @param hidden 1 where a token is hidden, shape (windows, ticks, tokens or 1, 1), or null
   * @return shape (windows, ticks, tokens, width)
   */
  NDArray run(Layers layers, NDArray x, @Nullable NDArray hidden) {
    long windows = x.getShape().get(0);
    NDArray h = layers.linear(PREFIX + "input", x);
    if (hidden != null) {
      NDArray seen = hidden.neg().add(1f);
      h = h.mul(seen).add(hidden.mul(layers.set().get(PREFIX + "hidden")));
    }
    h = h.add(layers.set().get(PREFIX + "space")).add(layers.set().get(PREFIX + "time"));
    h = layers.dropout(h.reshape(windows, spec.windowTokens(), spec.width()), dropout);
    for (int i = 0; i < spec.layers(); i++) {
      h = layers.block(PREFIX + i, h, spec.heads(), dropout);
    }
    return layers
        .norm(PREFIX + "out", h)
        .reshape(windows, spec.windowTicks(), spec.tickTokens(), spec.width());
  }

  /** Returns the multiply-adds of a window: the blocks and the input layer. */
  long macs() {
    return spec.blockMacs() + (long) spec.windowTokens() * channels * spec.width();
  }
}
