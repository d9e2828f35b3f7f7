package org.cuepoint.core.media;

/**
 * A size in pixels.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record FrameSize(int width, int height) {

  /** Validates that both are positive. */
  public FrameSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("Not a frame size: " + width + "x" + height);
    }
  }

  /**
   * Returns the largest size with this shape that fits into {@code box}; never larger than this
   * size itself.
   */
  public FrameSize fitInto(FrameSize box) {
    double scale = Math.min(1, Math.min((double) box.width / width, (double) box.height / height));
    return new FrameSize(
        Math.max(1, (int) Math.round(width * scale)),
        Math.max(1, (int) Math.round(height * scale)));
  }
}
