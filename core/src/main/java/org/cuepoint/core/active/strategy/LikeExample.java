package org.cuepoint.core.active.strategy;

import java.util.random.RandomGenerator;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Selection;

/**
 * Query by example: chooses what looks most like one place, by the cosine of the angle between
 * their embeddings. Made for one question and therefore not found through META-INF/services.
 * Thread-safe.
 *
 * <p>Flickner and others, "Query by image and video content: the QBIC system", IEEE Computer 28,
 * 1995.
 */
public final class LikeExample implements AcquisitionFunction {

  private final float[] example;

  /**
   * Makes the function.
   *
   * @param example the embedding of the place to look for, made as those of the pool
   */
  public LikeExample(float[] example) {
    this.example = example.clone();
  }

  @Override
  public String id() {
    return "like";
  }

  @Override
  public String displayName() {
    return "Like an example";
  }

  @Override
  public int apiVersion() {
    return 2;
  }

  @Override
  public Selection begin(Pool pool, RandomGenerator random) {
    Matrix rows = Needs.embeddings(pool, id());
    if (rows.count() > 0 && rows.width() != example.length) {
      throw new IllegalStateException(
          "The example was made by another encoder than the features; choose the example again");
    }
    float[] alike = new float[rows.count()];
    DotProducts.of(rows).with(example, alike);
    float length = (float) Math.sqrt(square());
    for (int i = 0; length > 0 && i < alike.length; i++) {
      alike[i] /= length;
    }
    return new ByScore(id(), alike);
  }

  private double square() {
    double square = 0;
    for (float value : example) {
      square += (double) value * value;
    }
    return square;
  }
}
