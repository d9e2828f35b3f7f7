package org.cuepoint.storage.sql;

import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Where an H2 database lies.
 *
 * @param file the file; its name ends in {@value #ENDING}
 */
public record DatabaseFile(Path file) {

  /** The ending that H2 gives its files. */
  public static final String ENDING = ".mv.db";

  /** The one character that H2 cannot have in a path, since it ends the path in its URLs. */
  public static final String NOT_IN_PATHS = ";";

  /** Validates the ending and makes the path absolute, as H2 wants it. */
  public DatabaseFile {
    file = file.toAbsolutePath().normalize();
    if (!file.toString().endsWith(ENDING)) {
      throw new IllegalArgumentException("Not the file of an H2 database: " + file);
    }
  }

  /** What to do when there is no file yet. */
  public enum Missing {
    /** Make an empty database. */
    CREATE,
    /** Fail. */
    FAIL
  }

  /** Returns a source of connections; the database is open while at least one connection is. */
  public DataSource source(Missing missing) {
    String path = file.toString();
    if (path.contains(NOT_IN_PATHS)) {
      throw new IllegalArgumentException("H2 cannot open a path with a semicolon: " + path);
    }
    path = path.substring(0, path.length() - ENDING.length());
    if (File.separatorChar == '\\') {
      path = path.replace('\\', '/');
    }
    JdbcDataSource source = new JdbcDataSource();
    // WRITE_DELAY=0 writes a commit at once instead of within half a second; Database then adds the
    // fsync. DB_CLOSE_ON_EXIT is off, since a shutdown hook would close the database under the feet
    // of a thread that still writes. Never AUTO_SERVER: it opens a network port. CACHE_SIZE is in
    // KiB.
    //
    // REUSE_SPACE=FALSE is what makes a commit survive a kill. H2 finds the newest chunk of a file
    // that was not closed at the file's end, or by the header and from there by each chunk's guess
    // of where the next one goes. H2 2.5.252 writes the header for a chunk that is neither at the
    // end nor where it was guessed, but it writes the position of the chunk before (writeChunk of
    // its RandomAccessStore; earlier sources set lastChunk first). A chunk put into a gap is so out
    // of reach, and the next ones with it. Gaps appear when superseded chunks are 45 seconds old
    // (RETENTION_TIME). A longer one is no cure: with gaps already in the file, 19 of 20 edits were
    // lost at once. Without reuse every chunk goes to the end of the file, where it is found.
    // MAX_COMPACT_TIME=0, since H2 moves chunks into gaps at closing; Compaction does that safely.
    source.setURL(
        "jdbc:h2:file:"
            + path
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;QUERY_CACHE_SIZE=64"
            + ";CACHE_SIZE=65536;REUSE_SPACE=FALSE;MAX_COMPACT_TIME=0"
            + (missing == Missing.FAIL ? ";IFEXISTS=TRUE" : ""));
    source.setUser("sa");
    source.setPassword("");
    return source;
  }

  Connection connect(Missing missing) throws SQLException {
    return source(missing).getConnection();
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
