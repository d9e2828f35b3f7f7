package org.cuepoint.app.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.session.ProjectSession;

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
  public static Picture of(FrameSize size, ByteBuffer bgra) throws IOException {
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

  /**
   * Decodes and encodes a frame of a project's video.
   *
   * @param box the picture is as large as fits into it
   * @throws IOException if the file cannot be read
   */
  public static Picture read(ProjectSession session, Video video, int frame, FrameSize box)
      throws IOException {
    IndexedMedia media = session.ports().project().index(video.id());
    FrameSize size = media.facts().displaySize().fitInto(box);
    try (FrameSource frames =
        session.media().openFrames(session.ports().project().file(video), media, size)) {
      ByteBuffer pixels =
          ByteBuffer.allocateDirect(frames.size().width() * frames.size().height() * 4);
      frames.read(frame, pixels);
      return of(frames.size(), pixels);
    }
  }

  /** Returns it as an element of a page. */
  public String markup(String alternative) {
    return Markup.format(
        "<img src=\"data:image/png;base64,%s\" width=\"%d\" height=\"%d\" alt=\"%s\"/>",
        base64, size.width(), size.height(), Markup.safe(alternative));
  }
}
