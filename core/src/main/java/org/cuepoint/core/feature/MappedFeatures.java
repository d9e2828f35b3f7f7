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
final class MappedFeatures implements FeatureReader {

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

  MappedFeatures(Path file, FeatureShape shape, int ticks) throws IOException {
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

  @Override
  public int ticks() {
    return ticks;
  }

  @Override
  public FeatureShape shape() {
    return shape;
  }

  @Override
  public int frame(int tick) {
    return data.get(INT, record(tick));
  }

  @Override
  public float motion(int tick) {
    return data.get(FLOAT, record(tick) + Integer.BYTES);
  }

  @Override
  public void pooled(int tick, float[] out, int offset) {
    half(record(tick) + Integer.BYTES + Float.BYTES, out, offset, shape.channels());
  }

  @Override
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
