package org.cuepoint.core.recognition.djl.nn;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.Dropout;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All that is random in a forward pass. Elementwise masks are drawn by libtorch, whose generator is
 * seeded from the step's, so that a step is the same in every process; drawing them here and
 * copying them costs as much as the arithmetic. One thread at a time.
 */
public final class Noise {

  /** No noise: inference. */
  public static final Noise NONE = new Noise();

  private final @Nullable RandomGenerator random;

  private Noise() {
    random = null;
  }

  /** Makes the noise of one step. */
  public Noise(RandomGenerator random) {
    this.random = random;
    Engine.getEngine("PyTorch").setRandomSeed(random.nextInt());
  }

  /** Says whether there is any. */
  public boolean isOn() {
    return random != null;
  }

  /** Returns the source of all that is random; one that always starts alike when there is none. */
  public RandomGenerator generator() {
    return random == null ? new java.util.SplittableRandom(1) : random;
  }

  /** Drops single values. */
  NDArray dropout(NDArray x, double share) {
    return random == null || share <= 0
        ? x
        : Dropout.dropout(x, (float) share, true).singletonOrThrow();
  }

  /**
   * Drops whole rows of values: a mask over the dimensions of {@code shape} that are broadcast over
   * the others.
   *
   * @param shape as {@code x}'s, with 1 where the mask is the same
   */
  public NDArray drop(NDArray x, Shape shape, double share) {
    if (random == null || share <= 0) {
      return x;
    }
    return x.mul(x.getManager().create(mask((int) shape.size(), share), shape));
  }

  private float[] mask(int count, double share) {
    RandomGenerator source = java.util.Objects.requireNonNull(random);
    float keep = (float) (1 / (1 - share));
    float[] mask = new float[count];
    for (int i = 0; i < count; i++) {
      mask[i] = source.nextFloat() < share ? 0f : keep;
    }
    return mask;
  }

  /** Returns zeros, with ones at this share of the places. */
  public float[] places(int count, double share) {
    float[] places = new float[count];
    if (random != null && share > 0) {
      for (int i = 0; i < count; i++) {
        places[i] = random.nextFloat() < share ? 1f : 0f;
      }
    }
    return places;
  }
}
