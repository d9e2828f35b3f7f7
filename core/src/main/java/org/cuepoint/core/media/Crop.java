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
}
