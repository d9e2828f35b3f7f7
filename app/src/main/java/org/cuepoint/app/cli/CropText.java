package org.cuepoint.app.cli;

import java.util.Locale;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameSize;

/** Crops as people write them: {@code x,y,w,h} in shares of the picture, or with {@code px}. */
final class CropText {

  private static final String PIXELS = "px";

  private CropText() {}

  /**
   * Reads a crop.
   *
   * @param size the displayed size of the video
   * @throws CommandFailedException if it is none, or does not lie in the picture
   */
  static Crop read(String text, FrameSize size) {
    String[] parts = text.split(",", -1);
    if (parts.length != 4) {
      throw new CommandFailedException(
          "'" + text + "' is no place; write x,y,w,h such as 0,0,0.5,1 or 0px,0px,160px,180px.");
    }
    double x = share(parts[0], size.width(), text);
    double y = share(parts[1], size.height(), text);
    double right = x + share(parts[2], size.width(), text);
    double bottom = y + share(parts[3], size.height(), text);
    boolean inside = x >= 0 && y >= 0 && right <= 1 + 1e-6 && bottom <= 1 + 1e-6;
    if (!inside || right <= x || bottom <= y) {
      throw new CommandFailedException(
          "'"
              + text
              + "' does not lie in the picture of "
              + size.width()
              + "x"
              + size.height()
              + " pixels.");
    }
    return Crop.onPixels(x, y, right, bottom, size);
  }

  private static double share(String part, int pixels, String text) {
    String number = part.strip().toLowerCase(Locale.ROOT);
    boolean inPixels = number.endsWith(PIXELS);
    try {
      double value =
          Double.parseDouble(
              inPixels ? number.substring(0, number.length() - PIXELS.length()) : number);
      if (Double.isFinite(value)) {
        return inPixels ? value / pixels : value;
      }
    } catch (NumberFormatException none) {
      // Said below, with the whole text.
    }
    throw new CommandFailedException("'" + part + "' in '" + text + "' is no number.");
  }

  /** Writes a crop in pixels, for example {@code 0,0 160x180}. */
  static String inPixels(Crop crop, FrameSize size) {
    FrameSize part = crop.pixels(size);
    return Math.round(crop.x() * size.width())
        + ","
        + Math.round(crop.y() * size.height())
        + " "
        + part.width()
        + "x"
        + part.height();
  }
}
