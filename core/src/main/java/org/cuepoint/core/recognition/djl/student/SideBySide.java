package org.cuepoint.core.recognition.djl.student;

import ai.djl.ndarray.NDArray;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;

/**
 * Makes the embedding of a tick of its tokens: each is normalised and narrowed, and all of them
 * side by side go through a linear layer; a mean that knows where things are, as the teacher's.
 *
 * @param tokens of a tick
 * @param width of a token, and of the embedding
 */
record SideBySide(int tokens, int width) {

  /** Returns the channels of a token that reach its tick: about four widths all together. */
  int share() {
    return Math.clamp(4L * width / tokens, 1, width);
  }

  /**
   * Adds the parameters.
   *
   * @param gain deviation of the embedding at first
   */
  void initialise(Initial initial, double gain) {
    initial.norm("out", width);
    initial.linear("token", width, share(), 1);
    initial.linear("tick", tokens * share(), width, gain);
  }

  /**
   * Runs.
   *
   * @param h shape (n, tokens, width)
   * @return shape (n, width)
   */
  NDArray run(Layers layers, NDArray h) {
    NDArray narrow = layers.linear("token", layers.norm("out", h));
    return layers.linear("tick", narrow.reshape(h.getShape().get(0), (long) tokens * share()));
  }

  /** Returns the multiply-adds of a tick. */
  long macs() {
    return 2L * tokens * width * share();
  }
}
