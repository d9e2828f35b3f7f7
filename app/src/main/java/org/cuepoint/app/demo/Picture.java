package org.cuepoint.app.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.cuepoint.core.media.FrameSize;

/**
 * A small picture as PNG.
 *
 * @param base64 the file's bytes, for a {@code data:} address
 * @param size its size
 */
public record Picture(String base64, FrameSize size) {

  /**
   * Encodes a frame.
   *
   * @param bgra width*height*4 bytes as frame sources give them
   */
  static Picture of(FrameSize size, ByteBuffer bgra) throws IOException {
    BufferedImage image =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    int[] pixels = new int[size.width() * size.height()];
    // Blue first is 0xAARRGGBB read with the low byte first.
    bgra.duplicate().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(pixels);
    image.setRGB(0, 0, size.width(), size.height(), pixels, 0, size.width());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "png", png)) {
      throw new IOException("This Java cannot write PNG pictures");
    }
    return new Picture(Base64.getEncoder().encodeToString(png.toByteArray()), size);
  }
}
