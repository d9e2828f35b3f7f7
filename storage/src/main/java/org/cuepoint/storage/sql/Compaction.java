package org.cuepoint.storage.sql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rewrites database files that hold little.
 *
 * <p>H2 only adds to the file while it is open (see {@link DatabaseFile}): 100,000 segments in one
 * step leave 280 MB for 25 MB of rows. H2's own way, {@code SHUTDOWN COMPACT}, puts the new file in
 * place without forcing it to the disk first, so it is done here, from the closed file into another
 * one, with the old one in place until the new one is safe.
 */
final class Compaction {

  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);
  private static final long SMALL_ENOUGH = 4L << 20;
  private static final int FULL_ENOUGH_PERCENT = 40;

  private Compaction() {}

  static boolean isWorthwhile(Database database, DatabaseFile file) {
    try {
      return Files.size(file.file()) > SMALL_ENOUGH && fillPercent(database) < FULL_ENOUGH_PERCENT;
    } catch (IOException | StorageException e) {
      // Closing must go on; what is wrong with the file shows when it is opened.
      LOG.warn("How full {} is could not be found out", file, e);
      return false;
    }
  }

  /** Returns how much of the file is in use: of the chunks what lives, of the file the chunks. */
  private static int fillPercent(Database database) {
    return setting(database, "info.CHUNKS_FILL_RATE") * setting(database, "info.FILL_RATE") / 100;
  }

  private static int setting(Database database, String name) {
    return database
        .sql(
            """
            select setting_value from information_schema.settings where setting_name = :name
            """)
        .with("name", name)
        .first(row -> row.integer("setting_value"))
        .orElse(100);
  }

  /** Rewrites a closed file; when that fails, the file stays as it is. */
  static void run(DatabaseFile file) {
    Path old = file.file();
    Path rewritten = old.resolveSibling(old.getFileName() + ".part");
    try {
      long before = Files.size(old);
      Files.deleteIfExists(rewritten);
      MVStore.compact(old.toString(), rewritten.toString(), false, null);
      try (FileChannel channel = FileChannel.open(rewritten, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          rewritten, old, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      LOG.info("Rewrote {}: {} KiB, was {} KiB", old, Files.size(old) >> 10, before >> 10);
    } catch (IOException | MVStoreException e) {
      LOG.warn("{} could not be rewritten and stays as it is", old, e);
      try {
        Files.deleteIfExists(rewritten);
      } catch (IOException left) {
        LOG.warn("{} is left over and may be deleted", rewritten, left);
      }
    }
  }
}
