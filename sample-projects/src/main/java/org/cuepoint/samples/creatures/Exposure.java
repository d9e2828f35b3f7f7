package org.cuepoint.samples.creatures;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Light that drifts and now and then jumps, and the noise of a cheap camera. Immutable. */
final class Exposure {

  private final double[] gains = new double[3];
  private final double drift;
  private final double period;
  private final double jumpAt;
  private final double jump;
  private final double noise;
  private final double contrast;
  private final long seed;

  Exposure(RandomGenerator random, double seconds) {
    double bright = random.nextDouble(0.75, 1.15);
    for (int c = 0; c < 3; c++) {
      gains[c] = bright * random.nextDouble(0.92, 1.08);
    }
    drift = random.nextDouble(0.1);
    period = random.nextDouble(8, 60);
    jumpAt = random.nextDouble(3 * seconds);
    jump = random.nextDouble(0.6, 1.2);
    noise = random.nextDouble() < 0.2 ? random.nextDouble(8, 20) : random.nextDouble(1, 8);
    contrast = random.nextDouble(0.7, 1.1);
    seed = random.nextLong();
  }

  /**
   * Records a picture.
   *
   * @param painted of type {@link BufferedImage#TYPE_INT_RGB}
   * @param rgb receives the bytes, red first; ready to be read
   */
  void record(BufferedImage painted, int frame, double seconds, ByteBuffer rgb) {
    int[] pixels = ((DataBufferInt) painted.getRaster().getDataBuffer()).getData();
    RandomGenerator grain =
        RandomGeneratorFactory.of("Xoroshiro128PlusPlus").create(seed + 7919L * frame);
    double light =
        (1 + drift * Math.sin(2 * Math.PI * seconds / period)) * (seconds > jumpAt ? jump : 1);
    rgb.clear();
    for (int pixel : pixels) {
      long bits = grain.nextLong();
      for (int c = 0; c < 3; c++) {
        // The sum of two even deviates is nearly bell-shaped.
        double one = ((bits >>> (20 * c)) & 1023) + ((bits >>> (20 * c + 10)) & 1023);
        double value = (pixel >> (16 - 8 * c)) & 0xff;
        value = 128 + contrast * (value - 128);
        value = value * gains[c] * light + noise * (one / 1023 - 1);
        rgb.put((byte) Math.clamp((int) (value + 0.5), 0, 255));
      }
    }
    rgb.flip();
  }
}
