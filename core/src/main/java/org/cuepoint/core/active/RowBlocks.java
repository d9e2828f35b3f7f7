package org.cuepoint.core.active;

import java.util.stream.IntStream;

/** Loops over many rows in blocks, on all cores; a few rows on the caller's thread alone. */
public final class RowBlocks {

  private RowBlocks() {}

  /** What is done with rows {@code [from, to)}; must not depend on what is done with others. */
  @FunctionalInterface
  public interface Work {
    /** Does it. */
    void run(int from, int to);
  }

  /**
   * Does the work for all rows.
   *
   * @param rows how many
   * @param size rows of a block but the last, at least 1; some ten thousand steps are worth a block
   */
  public static void each(int rows, int size, Work work) {
    int blocks = Math.ceilDiv(rows, size);
    if (blocks <= 1) {
      if (rows > 0) {
        work.run(0, rows);
      }
      return;
    }
    IntStream.range(0, blocks)
        .parallel()
        .forEach(block -> work.run(block * size, Math.min(rows, (block + 1) * size)));
  }
}
