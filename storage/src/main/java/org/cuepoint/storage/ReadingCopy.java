package org.cuepoint.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.storage.schema.Schema;
import org.cuepoint.storage.sql.Database;
import org.cuepoint.storage.sql.DatabaseFile;
import org.cuepoint.storage.sql.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a project for looking while somebody else may be writing it.
 *
 * <p>H2 lets one process at a time open a file, so the reader gets a copy, made at opening and
 * deleted at closing. H2 only ever adds to its file (see {@link DatabaseFile}), so a copy of a file
 * in use holds every chunk that was whole when copying began, and H2 goes back to the last one that
 * is whole. A copy that does not open or read is made again.
 */
final class ReadingCopy {

  private static final Logger LOG = LoggerFactory.getLogger(ReadingCopy.class);
  private static final int ATTEMPTS = 5;

  private final ProjectFolder folder;
  private final Schema schema;
  private final InstantSource clock;

  ReadingCopy(ProjectFolder folder, Schema schema, InstantSource clock) {
    this.folder = folder;
    this.schema = schema;
    this.clock = clock;
  }

  H2Project open() throws IOException {
    Path place = Files.createTempDirectory("cuepoint-reading-");
    boolean done = false;
    try {
      H2Project project = open(place);
      done = true;
      return project;
    } finally {
      if (!done) {
        delete(place);
      }
    }
  }

  private H2Project open(Path place) throws IOException {
    DatabaseFile copy = new DatabaseFile(place.resolve("copy" + DatabaseFile.ENDING));
    Exception last = new IOException("not tried");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        copyTo(copy.file());
        Schema.Standing standing = schema.standing(copy);
        H2ProjectOpener.refuseIfNotOurs(folder, standing);
        if (standing.isOlder()) {
          // Only the copy is renewed; the project stays as it is.
          schema.migrate(copy, DatabaseFile.Missing.FAIL);
        }
        return check(copy, place);
      } catch (SQLException | StorageException e) {
        LOG.debug("A copy of {} cannot be read; making another one", folder, e);
        last = e;
      }
    }
    throw H2ProjectOpener.damaged(folder, last);
  }

  private void copyTo(Path copy) throws IOException {
    Optional<Database> open = ProjectLock.databaseOpenHere(folder);
    if (open.isEmpty()) {
      Files.copy(folder.database().file(), copy, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    // This process has it open: closing another channel to the file would lose H2's lock on it.
    Path zip = copy.resolveSibling("copy.zip");
    Files.deleteIfExists(zip);
    open.get().backUp(zip);
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      in.getNextEntry();
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.delete(zip);
  }

  private H2Project check(DatabaseFile copy, Path place) throws SQLException {
    Database database = Database.open(copy, Database.Access.READ);
    H2Project project =
        new H2Project(folder, ProjectAccess.READ, database, clock, () -> delete(place));
    boolean read = false;
    try {
      project.project().project();
      project.project().videos();
      project.journal().history(1);
      read = true;
      return project;
    } finally {
      if (!read) {
        database.close();
      }
    }
  }

  private static void delete(Path place) {
    try (Stream<Path> paths = Files.walk(place)) {
      paths.sorted(Comparator.reverseOrder()).forEach(ReadingCopy::deleteOne);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("The reading copy {} could not be deleted", place, e);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
