package org.cuepoint.core.recognition.djl.student;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import org.cuepoint.core.recognition.djl.nn.Layers;

/** What was some ticks ago. */
final class Delay {

  private Delay() {}

  /**
   * Moves a sequence to later ticks; zeros come in.
   *
   * @param x shape (batch, ticks, …)
   * @param ticks at least 1
   */
  static NDArray of(NDArray x, int ticks) {
    Shape shape = x.getShape();
    long all = shape.get(1);
    long pad = Math.min(ticks, all);
    long[] sizes = shape.getShape().clone();
    sizes[1] = pad;
    NDArray zeros = x.getManager().zeros(new Shape(sizes));
    return pad == all ? zeros : Layers.concat(1, zeros, x.get(new NDIndex(":, :" + (all - pad))));
  }
}
