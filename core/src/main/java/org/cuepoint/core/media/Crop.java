package org.cuepoint.core.media;

/**
 * A part of the displayed frame (after rotation), as shares of its size.
 *
 * @param x left edge, 0 to 1
 * @param y top edge, 0 to 1
 * @param width share of the width, above 0; {@code x + width <= 1}
 * @param height share of the height, above 0; {@code y + height <= 1}
 */
public record Crop(double x, double y, double width, double height) {

  /** The whole frame. */
  public static final Crop WHOLE = new Crop(0, 0, 1, 1);

  /** Validates that the crop lies in the frame. */
  public Crop {
    if (!(x >= 0 && y >= 0 && width > 0 && height > 0)
        || x + width > 1 + 1e-9
        || y + height > 1 + 1e-9) {
      throw new IllegalArgumentException(
          "A region must lie inside the frame, not " + x + "," + y + " " + width + "x" + height);
    }
  }

  /** Returns the right edge, 0 to 1. */
  public double right() {
    return Math.min(1, x + width);
  }

  /** Returns the lower edge, 0 to 1. */
  public double bottom() {
    return Math.min(1, y + height);
  }

  /** Says whether a point lies inside; the right and lower edges do not. */
  public boolean contains(double pointX, double pointY) {
    return pointX >= x && pointX < x + width && pointY >= y && pointY < y + height;
  }

  /**
   * Returns the crop whose edges lie between whole pixels, nearest to the edges given; edges
   * outside the frame come to its border, and at least one pixel is left.
   *
   * @param left left edge in shares, may lie outside the frame; so do the others
   * @param size the displayed size in pixels
   */
  public static Crop onPixels(
      double left, double top, double right, double bottom, FrameSize size) {
    int first = pixel(Math.min(left, right), size.width() - 1, size.width());
    int last = Math.max(first + 1, pixel(Math.max(left, right), size.width(), size.width()));
    int upper = pixel(Math.min(top, bottom), size.height() - 1, size.height());
    int lower = Math.max(upper + 1, pixel(Math.max(top, bottom), size.height(), size.height()));
    return new Crop(
        (double) first / size.width(),
        (double) upper / size.height(),
        (double) (last - first) / size.width(),
        (double) (lower - upper) / size.height());
  }

  private static int pixel(double share, int most, int size) {
    return Math.clamp(Math.round(share * size), 0, most);
  }

  /** Returns the size of the part in pixels of a frame of this displayed size, at least 1x1. */
  public FrameSize pixels(FrameSize size) {
    return new FrameSize(
        Math.max(1, (int) Math.round(width * size.width())),
        Math.max(1, (int) Math.round(height * size.height())));
  }
}
