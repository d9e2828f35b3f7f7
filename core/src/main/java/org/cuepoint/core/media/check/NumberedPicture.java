package org.cuepoint.core.media.check;

import java.nio.ByteBuffer;
import org.cuepoint.core.media.FrameSize;

/**
 * A picture that says which number it has: sixteen black or white blocks in two rows of eight, the
 * lowest bit first, large enough to survive any encoder and any scaling.
 */
public final class NumberedPicture {

  /** Numbers are below this. */
  public static final int NUMBERS = 1 << 16;

  private static final int COLUMNS = 8;
  private static final int ROWS = 2;
  private static final int BLACK = 20;
  private static final int WHITE = 235;

  private NumberedPicture() {}

  /**
   * Draws a number.
   *
   * @param number 0 to {@link #NUMBERS} less one
   * @param size of the picture
   * @param rgb receives width*height*3 bytes
   */
  public static void draw(int number, FrameSize size, ByteBuffer rgb) {
    byte[] row = new byte[size.width() * 3];
    int drawn = -1;
    for (int y = 0; y < size.height(); y++) {
      int line = y * ROWS / size.height();
      if (line != drawn) {
        drawn = line;
        for (int x = 0; x < size.width(); x++) {
          int bit = line * COLUMNS + x * COLUMNS / size.width();
          byte value = (byte) ((number >> bit & 1) == 1 ? WHITE : BLACK);
          row[3 * x] = value;
          row[3 * x + 1] = value;
          row[3 * x + 2] = value;
        }
      }
      rgb.put(y * row.length, row);
    }
  }

  /**
   * Reads the number from an upright picture of any size.
   *
   * @param pixels the picture
   * @param size its size
   * @param bytesPerPixel 3 or 4
   * @param rotation clockwise degrees by which the drawn picture was turned to become upright
   */
  public static int read(ByteBuffer pixels, FrameSize size, int bytesPerPixel, int rotation) {
    int number = 0;
    for (int bit = 0; bit < COLUMNS * ROWS; bit++) {
      double right = (bit % COLUMNS + 0.5) / COLUMNS;
      double down = (Math.floorDiv(bit, COLUMNS) + 0.5) / ROWS;
      double x =
          switch (rotation) {
            case 90 -> 1 - down;
            case 180 -> 1 - right;
            case 270 -> down;
            default -> right;
          };
      double y =
          switch (rotation) {
            case 90 -> right;
            case 180 -> 1 - down;
            case 270 -> 1 - right;
            default -> down;
          };
      int row = (int) (y * size.height());
      int pixel = row * size.width() + (int) (x * size.width());
      number |= (pixels.get(pixel * bytesPerPixel + 1) & 0xff) > 128 ? 1 << bit : 0;
    }
    return number;
  }
}
