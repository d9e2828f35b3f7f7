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
    source.setURL(
        "jdbc:h2:file:"
            + path
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;QUERY_CACHE_SIZE=64"
            + ";CACHE_SIZE=65536"
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
