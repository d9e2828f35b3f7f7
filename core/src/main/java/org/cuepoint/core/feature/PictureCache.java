package org.cuepoint.core.feature;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Small pictures at the ticks of a clock, kept on disk while an encoder is trained on them: a
 * training looks at each many times and decodes it once. Rebuildable; a file is written beside its
 * place and moved there when it is whole. One writer per key.
 */
public final class PictureCache {

  private static final int CHANNELS = 3;
  private static final int BUFFER_PICTURES = 64;

  private final Path folder;

  /**
   * Makes a cache.
   *
   * @param folder made when the first picture is written
   */
  public PictureCache(Path folder) {
    this.folder = folder;
  }

  /** Reads pictures one after the other. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads the next tick's picture.
     *
     * @param rgb receives size*size*3 bytes
     */
    void next(ByteBuffer rgb) throws IOException;
  }

  /**
   * Opens a reader that stands at a tick.
   *
   * @see #pictures
   */
  @FunctionalInterface
  public interface Source {
    /** Returns a reader at the first tick that is wanted. */
    Reader open() throws IOException;
  }

  /**
   * Returns pictures, reading them only if they are not there.
   *
   * @param key the video, region, size and clock; its encoder does not matter
   * @param start first tick
   * @param end the tick after the last
   * @param source where to read them
   */
  public Pictures pictures(FeatureKey key, int start, int end, Source source) throws IOException {
    FeatureKey own =
        new FeatureKey(
            key.video(),
            key.crop(),
            key.inputSize(),
            key.clock(),
            "pictures " + start + " to " + end);
    Path file = folder.resolve(own.fileName() + ".pictures");
    int bytes = key.inputSize() * key.inputSize() * CHANNELS;
    if (!Files.exists(file) || Files.size(file) != (long) (end - start) * bytes) {
      Files.createDirectories(folder);
      write(file, end - start, bytes, source.open());
    }
    return new Pictures(file, key.inputSize(), end - start);
  }

  private static void write(Path file, int ticks, int bytes, Reader reader) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_PICTURES * bytes);
      for (int tick = 0; tick < ticks; tick++) {
        reader.next(buffer.slice(buffer.position(), bytes));
        buffer.position(buffer.position() + bytes);
        if (!buffer.hasRemaining() || tick + 1 == ticks) {
          buffer.flip();
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
          buffer.clear();
        }
      }
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes all pictures. */
  public void clear() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.newDirectoryStream(folder, "*.{pictures,part}")) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }
}
