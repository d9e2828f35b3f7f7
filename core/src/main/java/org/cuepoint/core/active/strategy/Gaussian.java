package org.cuepoint.core.active.strategy;

/**
 * exp(−d² / 2σ²) of squared distances up to those of opposite rows of unit length, to about six
 * digits: a short series near zero, squared as often as needed, which the compiler turns into
 * vector instructions. Immutable, thread-safe.
 */
final class Gaussian implements Coverage.Kernel {

  /** The greatest squared distance of two rows of unit length. */
  private static final float GREATEST = 4;

  /** The series is good from minus this to zero. */
  private static final float NEAR = 0.5f;

  private final float scale;
  private final float least;
  private final int squarings;

  Gaussian(double sigma) {
    double exponent = 1 / (2 * sigma * sigma);
    int times = 0;
    double least = GREATEST * exponent;
    while (least > NEAR) {
      least /= 2;
      times++;
    }
    this.squarings = times;
    this.scale = (float) (-exponent / (1 << times));
    this.least = (float) -least;
  }

  @Override
  public void similarities(float[] values) {
    for (int i = 0; i < values.length; i++) {
      float x = Math.max(least, values[i] * scale);
      float high = 1 / 6f + x * (1 / 24f + x * (1 / 120f + x * (1 / 720f)));
      values[i] = 1 + x * (1 + x * (1 / 2f + x * high));
    }
    for (int k = 0; k < squarings; k++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = values[i] * values[i];
      }
    }
  }
}
