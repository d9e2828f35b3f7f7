package org.cuepoint.core.media.javacv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.UnreadableMediaException;

/** Frames for the screen. One thread at a time. */
final class FfmpegFrameSource implements FrameSource {

  private final Path file;
  private final FrameSize size;
  private final int frames;
  private final FrameCursor cursor;
  private final PictureConverter converter;
  private boolean closed;

  FfmpegFrameSource(Path file, IndexedMedia media, FrameSize size) throws UnreadableMediaException {
    this.file = file;
    this.size = size;
    frames = media.index().frameCount();
    converter =
        new PictureConverter(
            PictureConverter.Kind.VIEW, Crop.WHOLE, media.facts().rotation(), size);
    try {
      cursor = new FrameCursor(file, media.index());
    } catch (UnreadableMediaException | RuntimeException problem) {
      converter.close();
      throw problem;
    }
  }

  @Override
  public FrameSize size() {
    return size;
  }

  @Override
  public void read(int frame, ByteBuffer bgra) throws UnreadableMediaException {
    if (closed) {
      throw new IllegalStateException("The frames of " + file + " are closed");
    }
    if (frame < 0 || frame >= frames) {
      throw new IndexOutOfBoundsException("Frame " + frame + " of " + frames);
    }
    try {
      converter.convert(cursor.moveTo(frame), bgra);
    } catch (UnreadableMediaException problem) {
      throw problem;
    } catch (IOException problem) {
      throw MediaFile.unreadable(
          file, "cannot be shown at frame " + frame + ": " + problem.getMessage());
    }
  }

  @Override
  public void close() {
    closed = true;
    converter.close();
    cursor.close();
  }
}
