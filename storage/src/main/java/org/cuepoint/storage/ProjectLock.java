package org.cuepoint.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.cuepoint.core.project.ProjectUnavailableException;
import org.cuepoint.storage.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock of the one writer of a project.
 *
 * <p>The operating system's lock on the file decides; it goes when the process dies, however it
 * dies. The file's text says who has it and is emptied at a clean close. Text that was left behind
 * by a dead process of this computer is stale and is written over. Text of another computer is
 * believed even if the system's lock is free, since not every network file system passes locks on.
 *
 * <p>The file is never deleted: a second process could be holding the deleted one. It is locked far
 * behind its text, since Windows lets nobody read a locked part.
 */
final class ProjectLock implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProjectLock.class);
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  // The one static map of this module. On POSIX systems a process loses all its locks on a file
  // when
  // it closes any channel to it, so a second attempt from this process must not even open the file.
  private static final ConcurrentMap<Path, ProjectLock> HELD = new ConcurrentHashMap<>();

  private final Path folder;
  private Optional<FileChannel> channel = Optional.empty();
  private volatile Optional<Database> database = Optional.empty();

  private ProjectLock(Path folder) {
    this.folder = folder;
  }

  /** Returns the database that this process has open for writing in the folder. */
  static Optional<Database> databaseOpenHere(ProjectFolder folder) throws IOException {
    return Optional.ofNullable(HELD.get(folder.real())).flatMap(lock -> lock.database);
  }

  /** Tells which database this lock guards. */
  void guards(Database opened) {
    database = Optional.of(opened);
  }

  /**
   * Takes the lock.
   *
   * @param folder exists
   * @throws ProjectUnavailableException if somebody else has it
   */
  static ProjectLock acquire(ProjectFolder folder, InstantSource clock)
      throws ProjectUnavailableException, IOException {
    ProjectLock lock = new ProjectLock(folder.real());
    if (HELD.putIfAbsent(lock.folder, lock) != null) {
      throw refused(folder, "this program itself");
    }
    boolean taken = false;
    try {
      lock.take(folder, clock);
      taken = true;
      return lock;
    } finally {
      if (!taken) {
        lock.release();
      }
    }
  }

  private void take(ProjectFolder folder, InstantSource clock)
      throws ProjectUnavailableException, IOException {
    FileChannel opened =
        FileChannel.open(
            folder.lock(),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    channel = Optional.of(opened);
    FileLock systemLock = opened.tryLock(LOCKED_BYTE, 1, false);
    Optional<LockOwner> owner = LockOwner.parse(text(opened));
    if (systemLock == null) {
      throw refused(folder, owner.map(LockOwner::said).orElse("another program"));
    }
    if (owner.isPresent()) {
      refuseIfAlive(folder, owner.get());
      LOG.info("{} was left locked by {}, which has ended; taking it over", folder, owner.get());
    }
    opened.truncate(0);
    opened.write(
        ByteBuffer.wrap(
            LockOwner.thisProcess(clock.instant()).toText().getBytes(StandardCharsets.UTF_8)),
        0);
  }

  private static String text(FileChannel channel) throws IOException {
    // Through the channel that holds the lock; see HELD for why no other one.
    ByteBuffer bytes = ByteBuffer.allocate(4096);
    channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  private static void refuseIfAlive(ProjectFolder folder, LockOwner owner)
      throws ProjectUnavailableException {
    if (!owner.isOnThisHost()) {
      throw new ProjectUnavailableException(
          ProjectUnavailableException.Reason.LOCKED,
          "The project "
              + folder
              + " is open for writing by "
              + owner.said()
              + ". Close it there or open it for looking only; if that computer no longer has it"
              + " open, delete "
              + folder.lock()
              + ".");
    }
    // The system gave us the lock although its owner lives: it keeps no locks on this disk.
    if (owner.process() != ProcessHandle.current().pid() && owner.isAlive()) {
      throw refused(folder, owner.said());
    }
  }

  private static ProjectUnavailableException refused(ProjectFolder folder, String owner) {
    return new ProjectUnavailableException(
        ProjectUnavailableException.Reason.LOCKED,
        "The project "
            + folder
            + " is open for writing by "
            + owner
            + ". Close it there, or open it for looking only.");
  }

  /** Gives the lock back and empties the file. */
  @Override
  public void close() {
    if (channel.isPresent()) {
      try {
        channel.get().truncate(0);
      } catch (IOException e) {
        LOG.warn("The lock file of {} could not be emptied; it will look stale", folder, e);
      }
    }
    release();
  }

  private void release() {
    try {
      if (channel.isPresent()) {
        channel.get().close();
      }
    } catch (IOException e) {
      LOG.warn("The lock file of {} could not be closed", folder, e);
    } finally {
      channel = Optional.empty();
      database = Optional.empty();
      HELD.remove(folder, this);
    }
  }
}
