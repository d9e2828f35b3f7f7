package org.cuepoint.core.feature;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The log beside a feature file: one line per finished block, {@code <ticks so far> <crc of the
 * block>}. A line is written only after the block is on disk; a torn last line is ignored.
 */
final class BlockLog {

  /** One finished block. */
  record Block(int endTick, int crc) {}

  private BlockLog() {}

  static List<Block> read(Path log) throws IOException {
    List<Block> blocks = new ArrayList<>();
    if (!Files.exists(log)) {
      return blocks;
    }
    String text = Files.readString(log, StandardCharsets.US_ASCII);
    int from = 0;
    for (int end = text.indexOf('\n', from); end >= 0; end = text.indexOf('\n', from)) {
      String line = text.substring(from, end);
      int space = line.indexOf(' ');
      int last = blocks.isEmpty() ? 0 : blocks.getLast().endTick();
      try {
        int endTick = Integer.parseInt(line.substring(0, Math.max(0, space)));
        int crc = Integer.parseUnsignedInt(line.substring(space + 1), 16);
        if (endTick <= last) {
          return blocks;
        }
        blocks.add(new Block(endTick, crc));
      } catch (NumberFormatException torn) {
        return blocks;
      }
      from = end + 1;
    }
    return blocks;
  }

  /** Makes the log say this and nothing else. Whoever reads meanwhile sees the one or the other. */
  static void rewrite(Path log, List<Block> blocks) throws IOException {
    StringBuilder text = new StringBuilder();
    blocks.forEach(block -> text.append(line(block)));
    byte[] wanted = text.toString().getBytes(StandardCharsets.US_ASCII);
    if (Files.exists(log) && Arrays.equals(wanted, Files.readAllBytes(log))) {
      return;
    }
    Path part = log.resolveSibling(log.getFileName() + ".part");
    Files.write(part, wanted);
    Files.move(part, log, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static void append(Path log, Block block) throws IOException {
    try (FileChannel channel =
        FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap(line(block).getBytes(StandardCharsets.US_ASCII)));
      channel.force(false);
    }
  }

  static int crc(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate());
    return (int) crc.getValue();
  }

  private static String line(Block block) {
    return block.endTick() + " " + Integer.toUnsignedString(block.crc(), 16) + "\n";
  }
}
