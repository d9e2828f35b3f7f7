package org.cuepoint.app.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.RowBlocks;

/** Seeded arrays for benchmarks, and files of them that NumPy reads. */
final class BenchArrays {

  private static final int BLOCK = 4096;
  private static final int CLUSTERS = 40;

  /** What the header of a NumPy file is a multiple of. */
  private static final int ALIGNMENT = 64;

  private BenchArrays() {}

  /** Returns rows that sum to 1, most of them with few likely columns. */
  static Matrix distributions(int rows, int width, long seed) {
    float[] values = new float[rows * width];
    RowBlocks.each(
        rows,
        BLOCK,
        (from, to) -> {
          SplittableRandom random = new SplittableRandom(seed << Integer.SIZE | from);
          for (int row = from; row < to; row++) {
            float sum = 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
              double u = -Math.log(1 - random.nextDouble());
              values[i] = (float) (u * u * u);
              sum += values[i];
            }
            for (int i = row * width; i < (row + 1) * width; i++) {
              values[i] /= sum;
            }
          }
        });
    return new Matrix(rows, width, values);
  }

  /** Returns rows of unit length around some centers. */
  static Matrix clusters(int rows, int width, long seed) {
    float[] values = new float[rows * width];
    SplittableRandom random = new SplittableRandom(seed);
    float[] centers = new float[CLUSTERS * width];
    for (int i = 0; i < centers.length; i++) {
      centers[i] = (float) random.nextGaussian();
    }
    for (int row = 0; row < rows; row++) {
      int center = random.nextInt(CLUSTERS) * width;
      double square = 0;
      for (int i = 0; i < width; i++) {
        float value = centers[center + i] + (float) random.nextGaussian();
        values[row * width + i] = value;
        square += value * value;
      }
      for (int i = row * width; i < (row + 1) * width; i++) {
        values[i] /= (float) Math.sqrt(square);
      }
    }
    return new Matrix(rows, width, values);
  }

  /** Writes a NumPy file, version 1 of the format. */
  static void write(Path file, Matrix rows) throws IOException {
    String description =
        "{'descr': '<f4', 'fortran_order': False, 'shape': ("
            + rows.count()
            + ", "
            + rows.width()
            + "), }";
    int before = 10;
    int length = Math.ceilDiv(before + description.length() + 1, ALIGNMENT) * ALIGNMENT;
    String header = description + " ".repeat(length - before - description.length() - 1) + "\n";
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) 1).put((byte) 0).putShort((short) header.length());
    bytes.put(header.getBytes(StandardCharsets.US_ASCII)).flip();
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      channel.write(bytes);
      ByteBuffer block =
          ByteBuffer.allocate(BLOCK * rows.width() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (int row = 0; row < rows.count(); row += BLOCK) {
        int end = Math.min(rows.count(), row + BLOCK);
        block.clear();
        block.asFloatBuffer().put(rows.values(), row * rows.width(), (end - row) * rows.width());
        block.limit((end - row) * rows.width() * Float.BYTES);
        while (block.hasRemaining()) {
          channel.write(block);
        }
      }
    }
  }
}
