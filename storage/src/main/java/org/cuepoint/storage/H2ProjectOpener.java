package org.cuepoint.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.project.ProjectUnavailableException;
import org.cuepoint.core.project.ProjectUnavailableException.Reason;
import org.cuepoint.core.session.ProjectOpener;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.storage.blob.Durability;
import org.cuepoint.storage.schema.Schema;
import org.cuepoint.storage.sql.Database;
import org.cuepoint.storage.sql.DatabaseFile;
import org.cuepoint.storage.sql.StorageException;
import org.cuepoint.storage.store.SqlProjectStore;
import org.h2.api.ErrorCode;

/** Makes and opens project folders. Thread-safe. */
public final class H2ProjectOpener implements ProjectOpener {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final InstantSource clock;
  private final Schema schema;

  /** Makes an opener that dates things with the system's clock. */
  public H2ProjectOpener() {
    this(InstantSource.system());
  }

  /**
   * Makes an opener.
   *
   * @param clock dates new projects, scheme versions, undo and redo
   */
  public H2ProjectOpener(InstantSource clock) {
    this(clock, Schema.current());
  }

  H2ProjectOpener(InstantSource clock, Schema schema) {
    this.clock = clock;
    this.schema = schema;
  }

  @Override
  public ProjectPorts create(Path path, String name, FeatureClock featureClock)
      throws ProjectUnavailableException {
    ProjectFolder folder = new ProjectFolder(path);
    refuseSemicolon(folder, Reason.OCCUPIED);
    try {
      Files.createDirectories(folder.path());
      ProjectLock lock = ProjectLock.acquire(folder, clock);
      return closingUnlessDone(lock, folder, f -> create(f, name, featureClock, lock));
    } catch (ProjectUnavailableException e) {
      throw e;
    } catch (IOException e) {
      throw new ProjectUnavailableException(
          Reason.OCCUPIED,
          "A project cannot be made in "
              + folder
              + " ("
              + e.getMessage()
              + "); choose a folder that you may write.");
    }
  }

  private H2Project create(
      ProjectFolder folder, String name, FeatureClock featureClock, ProjectLock lock)
      throws IOException, SQLException {
    if (folder.hasProject()) {
      throw new ProjectUnavailableException(
          Reason.OCCUPIED,
          "There is a project in " + folder + " already; open it, or choose another folder.");
    }
    // Under another name until it is whole, so that a crash leaves no half-made project.
    DatabaseFile unfinished = folder.unfinishedDatabase();
    Files.deleteIfExists(unfinished.file());
    schema.migrate(unfinished, DatabaseFile.Missing.CREATE);
    try (Database database = Database.open(unfinished, Database.Access.WRITE)) {
      SqlProjectStore.insertProject(database, name, featureClock, clock);
    }
    Files.createDirectories(folder.blobs());
    Files.createDirectories(folder.features());
    Files.createDirectories(folder.backups());
    Durability.forceAndMove(unfinished.file(), folder.database().file());
    return writing(folder, lock);
  }

  private H2Project writing(ProjectFolder folder, ProjectLock lock) throws SQLException {
    Database database = Database.open(folder.database(), Database.Access.WRITE);
    lock.guards(database);
    return new H2Project(folder, ProjectAccess.WRITE, database, clock, lock::close);
  }

  @Override
  public ProjectPorts open(Path path, ProjectAccess access) throws ProjectUnavailableException {
    ProjectFolder folder = new ProjectFolder(path);
    if (!folder.hasProject()) {
      throw new ProjectUnavailableException(
          Reason.MISSING,
          "There is no project in " + folder + "; choose the folder that holds project.mv.db.");
    }
    refuseSemicolon(folder, Reason.MISSING);
    try {
      if (access == ProjectAccess.READ) {
        return new ReadingCopy(folder, schema, clock).open();
      }
      ProjectLock lock = lock(folder);
      return closingUnlessDone(lock, folder, f -> open(f, lock));
    } catch (ProjectUnavailableException e) {
      throw e;
    } catch (IOException e) {
      throw damaged(folder, e);
    }
  }

  private static void refuseSemicolon(ProjectFolder folder, Reason reason)
      throws ProjectUnavailableException {
    if (folder.toString().contains(DatabaseFile.NOT_IN_PATHS)) {
      throw new ProjectUnavailableException(
          reason,
          "A project cannot lie in "
              + folder
              + ", since the database allows no semicolon in its path; rename the folder or choose"
              + " another one.");
    }
  }

  private ProjectLock lock(ProjectFolder folder) throws ProjectUnavailableException {
    try {
      return ProjectLock.acquire(folder, clock);
    } catch (ProjectUnavailableException e) {
      throw e;
    } catch (IOException e) {
      throw new ProjectUnavailableException(
          Reason.LOCKED,
          "The project "
              + folder
              + " cannot be opened for writing ("
              + e.getMessage()
              + "); open it for looking only, or copy it to a place that you may write.");
    }
  }

  private H2Project open(ProjectFolder folder, ProjectLock lock) throws IOException, SQLException {
    DatabaseFile file = folder.database();
    Schema.Standing standing = schema.standing(file);
    refuseIfNotOurs(folder, standing);
    if (standing.isOlder()) {
      backUp(folder, standing);
      schema.migrate(file, DatabaseFile.Missing.FAIL);
    }
    return writing(folder, lock);
  }

  private void backUp(ProjectFolder folder, Schema.Standing standing) throws IOException {
    Files.createDirectories(folder.backups());
    String name = "schema-" + standing.version() + "-" + STAMP.format(clock.instant());
    Path target = folder.backups().resolve(name + DatabaseFile.ENDING);
    Path unfinished = folder.backups().resolve(name + ".part");
    Files.deleteIfExists(unfinished);
    Files.copy(folder.database().file(), unfinished);
    Durability.forceAndMove(unfinished, target);
  }

  static void refuseIfNotOurs(ProjectFolder folder, Schema.Standing standing)
      throws ProjectUnavailableException {
    if (standing.isNewer()) {
      throw new ProjectUnavailableException(
          Reason.NEWER,
          "The project "
              + folder
              + " has schema "
              + standing.version()
              + ", but this version of Cuepoint knows schemas up to "
              + standing.latest()
              + "; open it with the newer version that wrote it.");
    }
    if (standing.version() == 0) {
      throw damaged(folder, new IOException("it has no schema version"));
    }
  }

  static ProjectUnavailableException damaged(ProjectFolder folder, Exception cause) {
    boolean locked =
        cause instanceof SQLException sql
            && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
    ProjectUnavailableException result =
        locked
            ? new ProjectUnavailableException(
                Reason.LOCKED,
                "The file "
                    + folder.database()
                    + " is open in another program; close it there, then open the project again.")
            : new ProjectUnavailableException(
                Reason.DAMAGED,
                "The project file "
                    + folder.database()
                    + " cannot be read ("
                    + cause.getMessage()
                    + "); keep it, and put a copy from "
                    + folder.backups()
                    + " in its place.");
    result.initCause(cause);
    return result;
  }

  @FunctionalInterface
  private interface Opening {
    H2Project run(ProjectFolder folder) throws IOException, SQLException;
  }

  private static H2Project closingUnlessDone(
      ProjectLock lock, ProjectFolder folder, Opening opening) throws IOException {
    boolean done = false;
    try {
      H2Project project = opening.run(folder);
      done = true;
      return project;
    } catch (SQLException | StorageException e) {
      throw damaged(folder, e);
    } finally {
      if (!done) {
        lock.close();
      }
    }
  }
}
