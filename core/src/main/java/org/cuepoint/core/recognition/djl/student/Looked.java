package org.cuepoint.core.recognition.djl.student;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;

/**
 * Looks at all of a tick at once: one linear layer over the values of all its tokens. Pure
 * functions; the package says why every student has it beside its attention.
 */
final class Looked {

  /** How loud what stands beside it begins, so that it has the say at first. */
  static final double OTHERS = 0.1;

  private Looked() {}

  static void initialise(Initial initial, int values, int width) {
    initial.linear("look", values, width, 1);
  }

  /**
   * Looks at ticks.
   *
   * @param x standardised tokens, shape (..., tokens, C)
   * @return shape (..., width)
   */
  static NDArray at(Layers layers, NDArray x) {
    Shape shape = x.getShape();
    return layers.linear("look", x.reshape(shape.slice(0, shape.dimension() - 2).add(-1)));
  }
}
