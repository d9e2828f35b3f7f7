package org.cuepoint.core.recognition.djl.training;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/**
 * Arithmetic with single numbers that gradients go through.
 *
 * <p>DJL 0.35 makes an array over a direct buffer of Java's for the number in {@code
 * NDArray.mul(Number)}, {@code div}, {@code maximum} and {@code minimum}, and closes it at once;
 * libtorch keeps the bare address for the backward pass. When the garbage collector frees the
 * buffer in between, the gradient is computed with whatever lies there then: seen here as losses
 * and gradients that were no numbers every few hundred steps, on other steps in every run, and
 * silently wrong otherwise. Here the number lives as long as the step. {@code add} and {@code sub}
 * keep nothing and are safe. Stateless.
 */
public final class Scalars {

  private Scalars() {}

  /** Returns {@code x · factor}. */
  public static NDArray times(NDArray x, double factor) {
    return x.mul(x.getManager().create((float) factor));
  }

  /** Returns {@code x / divisor}. */
  public static NDArray over(NDArray x, double divisor) {
    return x.mul(x.getManager().create((float) (1 / divisor)));
  }

  /** Returns the lesser of each value and a bound. */
  public static NDArray atMost(NDArray x, double bound) {
    return x.minimum(x.getManager().create((float) bound));
  }

  /** Returns the greater of each value and 0. */
  public static NDArray positive(NDArray x) {
    return Activation.relu(x);
  }
}
