package org.cuepoint.core.feature;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.TickFeatures;

/**
 * Appends features of one key. One thread at a time; a block is durable when {@link #append}
 * returns.
 */
public final class FeatureWriter implements AutoCloseable {

  private static final float MOST = 65504;

  private final FileChannel data;
  private final Path log;
  private final FeatureShape shape;
  private final int ticks;
  private int next;

  FeatureWriter(Path dataFile, Path log, FeatureShape shape, int ticks) throws IOException {
    this.log = log;
    this.shape = shape;
    this.ticks = ticks;
    this.data =
        FileChannel.open(
            dataFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FeatureLock.hold(data, dataFile);
      this.next = recover();
    } catch (IOException | RuntimeException problem) {
      data.close();
      throw problem;
    }
  }

  /** Drops blocks from the end until the last one is whole, and what was written after it. */
  private int recover() throws IOException {
    List<BlockLog.Block> blocks = BlockLog.read(log);
    while (!blocks.isEmpty() && !isWhole(blocks)) {
      blocks.removeLast();
    }
    BlockLog.rewrite(log, blocks);
    int end = blocks.isEmpty() ? 0 : blocks.getLast().endTick();
    data.truncate((long) end * FeatureRecord.bytes(shape));
    return end;
  }

  private boolean isWhole(List<BlockLog.Block> blocks) throws IOException {
    int start = blocks.size() == 1 ? 0 : blocks.get(blocks.size() - 2).endTick();
    int end = blocks.getLast().endTick();
    if (end > ticks || data.size() < (long) end * FeatureRecord.bytes(shape)) {
      return false;
    }
    ByteBuffer bytes = ByteBuffer.allocate((end - start) * FeatureRecord.bytes(shape));
    long at = (long) start * FeatureRecord.bytes(shape);
    while (bytes.hasRemaining()) {
      int n = data.read(bytes, at + bytes.position());
      if (n < 0) {
        return false;
      }
    }
    return BlockLog.crc(bytes.flip()) == blocks.getLast().crc();
  }

  /** Returns the first tick that is not stored yet. */
  public int nextTick() {
    return next;
  }

  /** Says whether all ticks are stored. */
  public boolean isComplete() {
    return next >= ticks;
  }

  /** Appends a block; it is durable when the call returns. */
  public void append(TickFeatures block) throws IOException {
    append(List.of(block));
  }

  /** Appends the parts of a block in order; all of it is durable when the call returns. */
  public void append(List<TickFeatures> parts) throws IOException {
    int blockTicks = parts.stream().mapToInt(TickFeatures::ticks).sum();
    ByteBuffer bytes =
        ByteBuffer.allocate(blockTicks * FeatureRecord.bytes(shape)).order(ByteOrder.LITTLE_ENDIAN);
    parts.forEach(part -> put(bytes, part));
    bytes.flip();
    int crc = BlockLog.crc(bytes);
    long at = (long) next * FeatureRecord.bytes(shape);
    while (bytes.hasRemaining()) {
      at += data.write(bytes, at);
    }
    data.force(false);
    next += blockTicks;
    BlockLog.append(log, new BlockLog.Block(next, crc));
  }

  private void put(ByteBuffer bytes, TickFeatures part) {
    for (int k = 0; k < part.ticks(); k++) {
      bytes.putInt(part.frame(k));
      bytes.putFloat(part.motion(k));
      putHalf(bytes, part.pooled(), k * shape.channels(), shape.channels());
      putHalf(bytes, part.tokens(), k * shape.tokenValues(), shape.tokenValues());
    }
  }

  /** A value beyond half precision, as a foreign network may give, is kept as the largest. */
  private static void putHalf(ByteBuffer bytes, float[] values, int from, int count) {
    for (int i = from; i < from + count; i++) {
      bytes.putShort(Float.floatToFloat16(Math.clamp(values[i], -MOST, MOST)));
    }
  }

  @Override
  public void close() throws IOException {
    data.close();
  }
}
