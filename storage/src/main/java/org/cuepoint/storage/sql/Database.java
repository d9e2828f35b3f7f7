package org.cuepoint.storage.sql;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open database file. Thread-safe.
 *
 * <p>A transaction belongs to the thread that opened it; other writers wait until it has ended.
 * Queries inside it see its changes; queries of other threads see what was committed last and wait
 * for nobody who writes.
 */
public final class Database implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final DatabaseFile file;
  private final Access access;
  private final Session writer;
  private final Session reader;
  private final ConcurrentMap<String, NamedSql> parsed = new ConcurrentHashMap<>();

  // All three are guarded by writer.lock.
  private int depth;
  private boolean changed;
  private boolean syncWanted;

  /** What may be done with an open database. */
  public enum Access {
    /** Everything. */
    WRITE,
    /** Only queries. */
    READ
  }

  private Database(DatabaseFile file, Access access, Session writer, Session reader) {
    this.file = file;
    this.access = access;
    this.writer = writer;
    this.reader = reader;
  }

  /**
   * Opens a database that exists.
   *
   * @throws SQLException if the file is locked or damaged
   */
  public static Database open(DatabaseFile file, Access access) throws SQLException {
    Session writer = new Session(file.connect(DatabaseFile.Missing.FAIL));
    try {
      writer.connection.setAutoCommit(false);
      Session reader = new Session(file.connect(DatabaseFile.Missing.FAIL));
      return new Database(file, access, writer, reader);
    } catch (SQLException e) {
      writer.close();
      throw e;
    }
  }

  /** Prepares a statement with parameters of the form {@code :name}. */
  public Sql sql(String text) {
    return new Sql(this, parsed.computeIfAbsent(text, NamedSql::parse));
  }

  /**
   * Runs work that changes rows in one transaction and returns its value. Joins the transaction
   * that is open in this thread. When the outermost call returns, everything is on the disk. When
   * the work throws, nothing that it did is kept, also if the caller goes on with an outer
   * transaction.
   *
   * @throws UnsupportedOperationException if the database was opened for reading
   */
  public <T> T write(Supplier<T> work) {
    return write(work, true);
  }

  /** Like {@link #write(Supplier)}, without a value. */
  public void write(Runnable work) {
    write(
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * Like {@link #write(Runnable)}, but a power cut may take the change back, for what can be
   * computed again; it survives the death of the process and is never kept in part.
   */
  public void writeRebuildable(Runnable work) {
    write(
        () -> {
          work.run();
          return true;
        },
        false);
  }

  /** Like {@link #write(Supplier)}, but also runs on a database that was opened for reading. */
  public <T> T inTransaction(Supplier<T> work) {
    return access == Access.READ ? work.get() : write(work, true);
  }

  private <T> T write(Supplier<T> work, boolean sync) {
    if (access == Access.READ) {
      throw new UnsupportedOperationException(
          "This project was opened for looking only, so nothing can be changed in it; close it"
              + " where it is open for writing, then open it again.");
    }
    writer.lock.lock();
    try {
      return depth == 0 ? outermost(work, sync) : joined(work, sync);
    } catch (SQLException e) {
      throw failure("written", e);
    } finally {
      writer.lock.unlock();
    }
  }

  private <T> T outermost(Supplier<T> work, boolean sync) throws SQLException {
    boolean committed = false;
    depth = 1;
    changed = false;
    syncWanted = sync;
    try {
      T value = work.get();
      writer.closeStatements();
      writer.connection.commit();
      committed = true;
      if (changed && syncWanted) {
        try (Statement checkpoint = writer.connection.createStatement()) {
          checkpoint.execute("CHECKPOINT SYNC");
        }
      }
      return value;
    } finally {
      depth = 0;
      if (!committed) {
        rollBack();
      }
    }
  }

  private <T> T joined(Supplier<T> work, boolean sync) throws SQLException {
    Savepoint start = writer.connection.setSavepoint();
    boolean done = false;
    depth++;
    syncWanted |= sync;
    try {
      T value = work.get();
      done = true;
      return value;
    } finally {
      depth--;
      if (done) {
        writer.connection.releaseSavepoint(start);
      } else {
        writer.connection.rollback(start);
      }
    }
  }

  private void rollBack() {
    try {
      writer.closeStatements();
      writer.connection.rollback();
    } catch (SQLException e) {
      // The work's own exception is on its way and matters more. H2 drops what was not committed
      // when the connection goes, and a broken connection refuses all further work.
      LOG.warn("A transaction on {} could not be rolled back", file, e);
    }
  }

  @FunctionalInterface
  interface StatementWork<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  /** Runs a change in this thread's transaction, else in one of its own. */
  int update(String text, StatementWork<Integer> work) {
    if (!writer.lock.isHeldByCurrentThread()) {
      return write(() -> update(text, work));
    }
    changed = true;
    return query(text, work);
  }

  /** Runs a statement on the connection of this thread's transaction, else on the reader's. */
  <T> T query(String text, StatementWork<T> work) {
    if (writer.lock.isHeldByCurrentThread()) {
      try {
        return work.run(writer.statement(text));
      } catch (SQLException e) {
        throw failure("used", e);
      }
    }
    reader.lock.lock();
    try (PreparedStatement statement = reader.connection.prepareStatement(text)) {
      return work.run(statement);
    } catch (SQLException e) {
      throw failure("read", e);
    } finally {
      reader.lock.unlock();
    }
  }

  /**
   * Writes a consistent copy as a zip file while the database is in use.
   *
   * @param zip must not exist
   */
  public void backUp(Path zip) {
    writer.lock.lock();
    try (PreparedStatement statement = writer.connection.prepareStatement("BACKUP TO ?")) {
      statement.setString(1, zip.toString());
      statement.execute();
    } catch (SQLException e) {
      throw failure("copied", e);
    } finally {
      writer.lock.unlock();
    }
  }

  /** Returns how many statements are open in both connections; 0 outside transactions. */
  public int openStatements() {
    return writer.openStatements() + reader.openStatements();
  }

  private StorageException failure(String what, SQLException cause) {
    return new StorageException(
        "The project database "
            + file
            + " could not be "
            + what
            + " ("
            + cause.getMessage()
            + "); the change was not made. Check that the disk has space, then open the project"
            + " again.",
        cause);
  }

  /**
   * Waits for the transaction that runs, then closes the file. A large file that holds little is
   * rewritten, which takes a second or two.
   */
  @Override
  public void close() {
    try {
      boolean sparse = access == Access.WRITE && Compaction.isWorthwhile(this, file);
      reader.close();
      writer.close();
      if (sparse) {
        Compaction.run(file);
      }
    } catch (SQLException e) {
      throw failure("closed", e);
    }
  }
}
