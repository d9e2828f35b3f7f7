package org.cuepoint.app.map;

import java.util.Arrays;

/**
 * Draws dots into a buffer of opaque pixels, 0xAARRGGBB. It takes a few milliseconds for tens of
 * thousands of dots. FX thread only.
 */
final class MapPicture {

  /** Dots that stand back let most of the ground through; of 256. */
  private static final int DIMMED = 46;

  /** Of 256. */
  private static final int SHOWN = 230;

  private static final int OPAQUE = 0xff000000;

  private final int[] pixels;
  private final int width;
  private final int height;

  /**
   * Draws on pixels.
   *
   * @param pixels row by row, {@code width * height}
   */
  MapPicture(int[] pixels, int width, int height) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
  }

  /** How strongly a dot is drawn. */
  enum Strength {
    /** It stands back. */
    DIMMED,
    /** As usual. */
    SHOWN
  }

  /** How far a dot covers the pixels around its middle. */
  static final class Stamp {

    private final int reach;
    private final int[] coverage;

    /** Makes a round stamp of a radius in pixels. */
    Stamp(double radius) {
      reach = (int) Math.ceil(radius + 0.5);
      int side = 2 * reach + 1;
      coverage = new int[side * side];
      for (int y = -reach; y <= reach; y++) {
        for (int x = -reach; x <= reach; x++) {
          double inside = radius + 0.5 - Math.hypot(x, y);
          coverage[(y + reach) * side + x + reach] = (int) (256 * Math.clamp(inside, 0, 1));
        }
      }
    }
  }

  void clear(int ground) {
    Arrays.fill(pixels, 0, width * height, ground | OPAQUE);
  }

  /** Draws a dot at a place of the picture. */
  void dot(double x, double y, Stamp stamp, int colour, Strength strength) {
    stamp(x, y, stamp, colour, strength == Strength.DIMMED ? DIMMED : SHOWN);
  }

  private void stamp(double x, double y, Stamp stamp, int colour, int strength) {
    int middleX = (int) Math.round(x);
    int middleY = (int) Math.round(y);
    int side = 2 * stamp.reach + 1;
    int fromX = Math.max(0, middleX - stamp.reach);
    int toX = Math.min(width - 1, middleX + stamp.reach);
    int fromY = Math.max(0, middleY - stamp.reach);
    int toY = Math.min(height - 1, middleY + stamp.reach);
    for (int py = fromY; py <= toY; py++) {
      int row = (py - middleY + stamp.reach) * side + stamp.reach - middleX;
      for (int px = fromX; px <= toX; px++) {
        int share = (strength * stamp.coverage[row + px]) >> 8;
        if (share > 0) {
          int at = py * width + px;
          pixels[at] = mixed(pixels[at], colour, share);
        }
      }
    }
  }

  private static int mixed(int below, int above, int share) {
    // Red and blue at once: what one overflows into lies between them.
    int rest = 256 - share;
    int redBlue = (((below & 0xff00ff) * rest + (above & 0xff00ff) * share) >>> 8) & 0xff00ff;
    int green = (((below & 0xff00) * rest + (above & 0xff00) * share) >>> 8) & 0xff00;
    return OPAQUE | redBlue | green;
  }
}
