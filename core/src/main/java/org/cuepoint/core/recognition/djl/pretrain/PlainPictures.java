package org.cuepoint.core.recognition.djl.pretrain;

import org.cuepoint.core.feature.Pictures;

/** Copies pictures as they are, with the difference to the tick before. One thread at a time. */
public final class PlainPictures {

  private final int size;
  private final byte[] now;
  private final byte[] before;

  /** Makes a copier of pictures of this width and height. */
  public PlainPictures(int size) {
    this.size = size;
    this.now = new byte[size * size * 3];
    this.before = new byte[size * size * 3];
  }

  /**
   * Copies one.
   *
   * @param tick at least 1
   * @param values receives shape (4, size, size), from {@code offset} on
   */
  public void copy(Pictures pictures, int tick, float[] values, int offset) {
    pictures.copy(tick, now);
    pictures.copy(tick - 1, before);
    int plane = size * size;
    for (int i = 0; i < plane; i++) {
      for (int c = 0; c < 3; c++) {
        values[offset + c * plane + i] = (now[3 * i + c] & 0xff) / 255f;
      }
      values[offset + 3 * plane + i] = luma(now, 3 * i) - luma(before, 3 * i);
    }
  }

  private static float luma(byte[] rgb, int at) {
    return (0.299f * (rgb[at] & 0xff)
            + 0.587f * (rgb[at + 1] & 0xff)
            + 0.114f * (rgb[at + 2] & 0xff))
        / 255f;
  }
}
