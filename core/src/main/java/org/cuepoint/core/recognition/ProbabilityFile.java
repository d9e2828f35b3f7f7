package org.cuepoint.core.recognition;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;

/**
 * Probabilities per tick on disk: magic, clock, number of classes, number of ticks, then floats,
 * shape (ticks, classes), little endian. Written whole and moved into place, read through a
 * mapping.
 */
public final class ProbabilityFile {

  private static final int MAGIC = 0x43505031; // "CPP1"
  private static final int HEADER = 16;

  private static final String INFORMATION = ".information";

  private ProbabilityFile() {}

  /**
   * Returns where, beside a file of probabilities, stands how much the model's versions contradict
   * each other: a file of one column, mutual information between label and version in nats. There
   * is none where the model has no versions.
   */
  public static Path information(Path probabilities) {
    String name = probabilities.getFileName().toString();
    int ending = name.lastIndexOf('.');
    return probabilities.resolveSibling(
        (ending < 0 ? name : name.substring(0, ending)) + INFORMATION);
  }

  /**
   * Writes a file.
   *
   * @param values shape (ticks, classes), row by row
   */
  public static void write(Path file, FeatureClock clock, int classes, float[] values)
      throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(HEADER + values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(MAGIC).putInt(clock.hertz()).putInt(classes).putInt(values.length / classes);
    bytes.asFloatBuffer().put(values);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, bytes.array());
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads a file.
   *
   * @param classes the columns, in the order in which they were written
   * @throws IOException if it is none or has another number of classes
   */
  public static ProbabilityTrack read(Path file, List<ClassId> classes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
              .order(ByteOrder.LITTLE_ENDIAN);
      if (bytes.remaining() < HEADER || bytes.getInt() != MAGIC) {
        throw new IOException(file + " is no probability file; update the suggestions");
      }
      int hertz = bytes.getInt();
      int columns = bytes.getInt();
      int ticks = bytes.getInt();
      if (columns != classes.size() || bytes.remaining() != ticks * columns * Float.BYTES) {
        throw new IOException(file + " does not fit the label scheme; update the suggestions");
      }
      float[] values = new float[ticks * columns];
      bytes.asFloatBuffer().get(values);
      return new ProbabilityTrack(new FeatureClock(hertz), classes, values);
    }
  }
}
