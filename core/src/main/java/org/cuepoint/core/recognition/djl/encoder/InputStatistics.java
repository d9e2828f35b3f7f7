package org.cuepoint.core.recognition.djl.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Mean and deviation of the four input channels over some pictures.
 *
 * @param mean shape (1, 4, 1, 1)
 * @param deviation shape (1, 4, 1, 1)
 */
public record InputStatistics(NDArray mean, NDArray deviation) {

  private static final float FLOOR = 1e-3f;

  /**
   * Measures.
   *
   * @param manager owns the result
   * @param input shape (n, 4, height, width)
   */
  public static InputStatistics of(NDManager manager, NDArray input) {
    NDArray flat = input.transpose(1, 0, 2, 3).reshape(4, -1);
    NDArray mean = flat.mean(new int[] {1}).reshape(1, 4, 1, 1);
    NDArray deviation =
        flat.sub(flat.mean(new int[] {1}, true))
            .square()
            .mean(new int[] {1})
            .sqrt()
            .add(FLOOR)
            .reshape(1, 4, 1, 1);
    mean.attach(manager);
    deviation.attach(manager);
    return new InputStatistics(mean, deviation);
  }

  /** Returns pictures with mean 0 and deviation 1. */
  public NDArray standardise(NDArray input) {
    return input.sub(mean).div(deviation);
  }
}
