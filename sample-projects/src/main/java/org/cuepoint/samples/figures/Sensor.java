package org.cuepoint.samples.figures;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;
import org.cuepoint.core.media.FrameSize;

/** Turns a painted picture into what a camera would record: light, vignette, a little noise. */
final class Sensor {

  private static final double NOISE = 1.1;

  private final FrameSize size;
  private final Lighting lighting;
  private final float[] vignette;
  private final long seed;

  Sensor(FrameSize size, Lighting lighting, long seed) {
    this.size = size;
    this.lighting = lighting;
    this.seed = seed;
    this.vignette = new float[size.width() * size.height()];
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        double dx = 2.0 * x / size.width() - 1;
        double dy = 2.0 * y / size.height() - 1;
        double edge = Math.max(0, dx * dx + dy * dy - 0.5);
        vignette[y * size.width() + x] = (float) (1 - 0.09 * edge);
      }
    }
  }

  /**
   * Records a picture.
   *
   * @param painted of type {@link BufferedImage#TYPE_INT_RGB}
   * @param frame number of the frame, seed of its noise
   * @param seconds time of the frame
   * @param rgb receives the bytes, red first, rows without padding; position is left at 0
   */
  void record(BufferedImage painted, int frame, double seconds, ByteBuffer rgb) {
    int[] pixels = ((DataBufferInt) painted.getRaster().getDataBuffer()).getData();
    double[] gains = lighting.gains(seconds);
    long state = mix(seed + 0x9e3779b97f4a7c15L * (frame + 1));
    rgb.clear();
    for (int i = 0; i < size.width() * size.height(); i++) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      // The sum of two even deviates is nearly bell-shaped.
      double grain = NOISE * (((state & 0xffff) + ((state >>> 16) & 0xffff)) / 65536.0 - 1);
      int pixel = pixels[i];
      double v = vignette[i];
      rgb.put(level(((pixel >> 16) & 0xff) * v * gains[0] + grain));
      rgb.put(level(((pixel >> 8) & 0xff) * v * gains[1] + grain));
      rgb.put(level((pixel & 0xff) * v * gains[2] + grain));
    }
    rgb.flip();
  }

  private static byte level(double value) {
    return (byte) Math.clamp((int) (value + 0.5), 0, 255);
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return (b ^ (b >>> 31)) | 1;
  }
}
