package org.cuepoint.app.fx;

import java.nio.ByteBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.UnreadableMediaException;

/** Pixels of one decoded frame, made in any thread, and the picture of them. */
public record SmallPicture(ByteBuffer pixels, FrameSize size) {

  /** Decodes a frame at the size of the source. */
  public static SmallPicture read(FrameSource source, int frame) throws UnreadableMediaException {
    FrameSize size = source.size();
    ByteBuffer pixels = ByteBuffer.allocateDirect(size.width() * size.height() * 4);
    source.read(frame, pixels);
    return new SmallPicture(pixels, size);
  }

  /** Returns the picture. */
  public Image image() {
    WritableImage image = new WritableImage(size.width(), size.height());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            size.width(),
            size.height(),
            PixelFormat.getByteBgraPreInstance(),
            pixels,
            size.width() * 4);
    return image;
  }
}
