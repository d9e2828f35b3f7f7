package org.cuepoint.core.media.javacv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.SamplingPlan;
import org.cuepoint.core.media.TickSampler;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.time.FrameIndex;

/**
 * Pictures for analysis. Frames between ticks are decoded but not converted; a tick that shows the
 * same frame as the one before gets a copy. One thread at a time.
 */
final class FfmpegTickSampler implements TickSampler {

  private final Path file;
  private final FrameIndex index;
  private final SamplingPlan plan;
  private final int ticks;
  private final FrameCursor cursor;
  private final PictureConverter converter;
  private final ByteBuffer last;
  private int lastFrame = -1;
  private int tick;
  private boolean closed;

  FfmpegTickSampler(Path file, IndexedMedia media, SamplingPlan plan)
      throws UnreadableMediaException {
    this.file = file;
    this.plan = plan;
    index = media.index();
    ticks = plan.clock().ticks(index);
    converter =
        new PictureConverter(
            PictureConverter.Kind.ANALYSIS, plan.crop(), media.facts().rotation(), plan.size());
    try {
      cursor = new FrameCursor(file, index);
    } catch (UnreadableMediaException | RuntimeException problem) {
      converter.close();
      throw problem;
    }
    last = ByteBuffer.allocateDirect(converter.byteCount());
  }

  @Override
  public int ticks() {
    return ticks;
  }

  @Override
  public void seek(int newTick) {
    if (newTick < 0 || newTick > ticks) {
      throw new IndexOutOfBoundsException("Tick " + newTick + " of " + ticks);
    }
    tick = newTick;
  }

  @Override
  public int next(ByteBuffer rgb) throws UnreadableMediaException {
    if (closed) {
      throw new IllegalStateException("The pictures of " + file + " are closed");
    }
    if (tick >= ticks) {
      return -1;
    }
    int frame = plan.clock().frame(index, tick);
    if (frame != lastFrame) {
      lastFrame = -1;
      try {
        converter.convert(cursor.moveTo(frame), last);
      } catch (UnreadableMediaException problem) {
        throw problem;
      } catch (IOException problem) {
        throw MediaFile.unreadable(
            file, "cannot be analysed at frame " + frame + ": " + problem.getMessage());
      }
      lastFrame = frame;
    }
    rgb.put(0, last, 0, last.capacity()).position(0);
    tick++;
    return frame;
  }

  @Override
  public void close() {
    closed = true;
    converter.close();
    cursor.close();
  }
}
