package org.cuepoint.core.feature;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cuepoint.core.recognition.FeatureShape;

/** Features of one key, memory-mapped. Thread-safe until closed. */
public final class FeatureReader implements AutoCloseable {

  private static final ValueLayout.OfShort HALF =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Arena arena = Arena.ofShared();
  private final MemorySegment data;
  private final FeatureShape shape;
  private final int ticks;

  FeatureReader(Path file, FeatureShape shape, int ticks) throws IOException {
    this.shape = shape;
    this.ticks = ticks;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      data =
          channel.map(
              FileChannel.MapMode.READ_ONLY, 0, (long) ticks * FeatureRecord.bytes(shape), arena);
    } catch (IOException | RuntimeException problem) {
      arena.close();
      throw problem;
    }
  }

  /** Returns the number of ticks. */
  public int ticks() {
    return ticks;
  }

  /** Returns what is kept of a tick. */
  public FeatureShape shape() {
    return shape;
  }

  /** Returns the frame that was read at a tick. */
  public int frame(int tick) {
    return data.get(INT, record(tick));
  }

  /** Returns the mean absolute luminance difference to the previous tick, 0 to 1. */
  public float motion(int tick) {
    return data.get(FLOAT, record(tick) + Integer.BYTES);
  }

  /** Copies the pooled vector of a tick, length C, into {@code out} from {@code offset} on. */
  public void pooled(int tick, float[] out, int offset) {
    half(record(tick) + Integer.BYTES + Float.BYTES, out, offset, shape.channels());
  }

  /**
   * Copies the token map of a tick, shape (tokens, tokens, C), into {@code out} from {@code offset}
   * on.
   */
  public void tokens(int tick, float[] out, int offset) {
    long at = record(tick) + Integer.BYTES + Float.BYTES + (long) Short.BYTES * shape.channels();
    half(at, out, offset, shape.tokenValues());
  }

  private void half(long at, float[] out, int offset, int count) {
    for (int i = 0; i < count; i++) {
      out[offset + i] = Float.float16ToFloat(data.get(HALF, at + (long) i * Short.BYTES));
    }
  }

  private long record(int tick) {
    if (tick < 0 || tick >= ticks) {
      throw new IndexOutOfBoundsException("Tick " + tick + " of " + ticks);
    }
    return (long) tick * FeatureRecord.bytes(shape);
  }

  @Override
  public void close() {
    arena.close();
  }
}
