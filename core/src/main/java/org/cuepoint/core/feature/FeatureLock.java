package org.cuepoint.core.feature;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a feature file that is being written from one that was left behind: its writer holds a lock
 * of the operating system, which ends with the process. The locked byte lies far behind the data,
 * since some systems refuse to read what is locked.
 */
final class FeatureLock {

  private static final Logger LOG = LoggerFactory.getLogger(FeatureLock.class);
  private static final long FAR = Long.MAX_VALUE - 1;
  private static final int ATTEMPTS = 10;
  private static final long PAUSE_NANOS = 20_000_000;

  private FeatureLock() {}

  /**
   * Locks a file for as long as its channel is open.
   *
   * @throws IOException if another writer has it
   */
  static void hold(FileChannel channel, Path file) throws IOException {
    for (int attempt = 1; !take(channel, file); attempt++) {
      // Somebody who only looks at the lock has it for a moment.
      if (attempt < ATTEMPTS) {
        LockSupport.parkNanos(PAUSE_NANOS);
        continue;
      }
      throw new IOException(
          "The features in "
              + file
              + " are being written by another job; wait for it, or cancel it first.");
    }
  }

  private static boolean take(FileChannel channel, Path file) throws IOException {
    try {
      FileLock lock = channel.tryLock(FAR, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    } catch (UnsupportedOperationException noLocks) {
      LOG.debug("No locks on the disk of {}", file, noLocks);
      return true;
    }
  }

  /** Says whether a writer has the file now. */
  static boolean isHeld(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return !take(channel, file);
    } catch (AccessDeniedException | NoSuchFileException noWriterEither) {
      return false;
    }
  }
}
