package org.cuepoint.core.feature;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/** Pictures of ticks in a row, memory-mapped. Thread-safe until closed. */
public final class Pictures implements AutoCloseable {

  private final Arena arena = Arena.ofShared();
  private final MemorySegment data;
  private final int size;
  private final int ticks;

  Pictures(Path file, int size, int ticks) throws IOException {
    this.size = size;
    this.ticks = ticks;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      data = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    } catch (IOException | RuntimeException problem) {
      arena.close();
      throw problem;
    }
  }

  /** Returns the number of pictures. */
  public int ticks() {
    return ticks;
  }

  /** Returns width and height in pixels. */
  public int size() {
    return size;
  }

  /**
   * Copies a picture, shape (size, size, 3), red first.
   *
   * @param tick counted from the first that is kept
   */
  public void copy(int tick, byte[] rgb) {
    if (tick < 0 || tick >= ticks) {
      throw new IndexOutOfBoundsException("Picture " + tick + " of " + ticks);
    }
    int bytes = size * size * 3;
    MemorySegment.copy(data, ValueLayout.JAVA_BYTE, (long) tick * bytes, rgb, 0, bytes);
  }

  /** Returns what reads the pictures from the first on; more than there are cannot be read. */
  public PictureCache.Reader reader() {
    byte[] rgb = new byte[size * size * 3];
    AtomicInteger next = new AtomicInteger();
    return into -> {
      copy(next.getAndIncrement(), rgb);
      into.put(rgb);
    };
  }

  @Override
  public void close() {
    arena.close();
  }
}
