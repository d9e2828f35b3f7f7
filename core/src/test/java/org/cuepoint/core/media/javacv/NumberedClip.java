package org.cuepoint.core.media.javacv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.time.TimeBase;

/**
 * Clips whose pictures say which frame they are: sixteen black or white blocks in two rows of
 * eight, the lowest bit first, large enough to survive any encoder.
 */
final class NumberedClip {

  static final int COLUMNS = 8;
  static final int ROWS = 2;
  static final FrameSize SIZE = new FrameSize(256, 64);

  private NumberedClip() {}

  static void write(
      MediaLibrary library, Path file, TimeBase base, long[] pts, VideoWriter.Settings settings)
      throws IOException {
    ByteBuffer picture = ByteBuffer.allocateDirect(SIZE.width() * SIZE.height() * 3);
    try (VideoWriter writer = library.create(file, SIZE, base, settings)) {
      for (int i = 0; i < pts.length; i++) {
        draw(i, picture);
        writer.write(picture, pts[i]);
      }
    }
  }

  private static void draw(int number, ByteBuffer rgb) {
    int block = SIZE.width() / COLUMNS;
    for (int y = 0; y < SIZE.height(); y++) {
      for (int x = 0; x < SIZE.width(); x++) {
        int bit = y / (SIZE.height() / ROWS) * COLUMNS + x / block;
        byte value = (byte) ((number >> bit & 1) == 1 ? 235 : 20);
        int at = (y * SIZE.width() + x) * 3;
        rgb.put(at, value).put(at + 1, value).put(at + 2, value);
      }
    }
  }

  /** Reads the number from a picture in which the blocks fill the frame. */
  static int read(ByteBuffer pixels, FrameSize size, int bytesPerPixel) {
    int number = 0;
    for (int bit = 0; bit < COLUMNS * ROWS; bit++) {
      int x = (2 * (bit % COLUMNS) + 1) * size.width() / (2 * COLUMNS);
      int y = (2 * (bit / COLUMNS) + 1) * size.height() / (2 * ROWS);
      int value = pixels.get((y * size.width() + x) * bytesPerPixel + 1) & 0xff;
      number |= value > 128 ? 1 << bit : 0;
    }
    return number;
  }
}
