package org.cuepoint.storage.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.cuepoint.storage.sql.DatabaseFile;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/** The numbered scripts that make or renew a project database. Immutable; thread-safe. */
public final class Schema {

  private static final String SCRIPTS = "classpath:org/cuepoint/storage/schema";

  private final List<String> locations;

  /**
   * Where a database stands.
   *
   * @param version its schema, 0 when it has none
   * @param latest the latest schema that this program knows
   */
  public record Standing(int version, int latest) {
    /** Says whether the database was written by a newer program. */
    public boolean isNewer() {
      return version > latest;
    }

    /** Says whether scripts have to run before the database can be used. */
    public boolean isOlder() {
      return version < latest;
    }
  }

  private Schema(List<String> locations) {
    this.locations = List.copyOf(locations);
  }

  /** Returns the scripts of this program. */
  public static Schema current() {
    return new Schema(List.of(SCRIPTS));
  }

  /**
   * Returns the scripts of this program and more after them; tests use it as "a later release".
   *
   * @param location a class path folder with {@code classpath:} in front
   */
  public Schema followedBy(String location) {
    return new Schema(Stream.concat(locations.stream(), Stream.of(location)).toList());
  }

  /**
   * Reads the schema version of a database.
   *
   * @throws SQLException if the file cannot be opened
   */
  public Standing standing(DatabaseFile file) throws SQLException {
    return withFlyway(
        file,
        DatabaseFile.Missing.FAIL,
        flyway -> {
          MigrationInfoService info = flyway.info();
          int latest =
              Arrays.stream(info.all())
                  .filter(migration -> !migration.getState().isFailed())
                  .filter(migration -> migration.getState().isResolved())
                  .mapToInt(Schema::number)
                  .max()
                  .orElse(0);
          MigrationInfo applied = info.current();
          return new Standing(applied == null ? 0 : number(applied), latest);
        });
  }

  /**
   * Runs the scripts that a database does not have yet.
   *
   * @param missing whether to make a database when there is none
   * @throws SQLException if the file cannot be opened, a script that ran has been edited, or a
   *     script fails
   */
  public void migrate(DatabaseFile file, DatabaseFile.Missing missing) throws SQLException {
    withFlyway(file, missing, Flyway::migrate);
  }

  @FunctionalInterface
  private interface FlywayWork<T> {
    T run(Flyway flyway);
  }

  private <T> T withFlyway(DatabaseFile file, DatabaseFile.Missing missing, FlywayWork<T> work)
      throws SQLException {
    DataSource source = file.source(missing);
    // Held open, since H2 closes the file whenever its last connection goes.
    Connection held = source.getConnection();
    try {
      Flyway flyway =
          Flyway.configure()
              .dataSource(source)
              .locations(locations.toArray(String[]::new))
              .failOnMissingLocations(true)
              .cleanDisabled(true)
              .load();
      return work.run(flyway);
    } catch (FlywayException e) {
      throw new SQLException(e.getMessage(), e);
    } finally {
      held.close();
    }
  }

  private static int number(MigrationInfo migration) {
    MigrationVersion version = migration.getVersion();
    return version == null ? 0 : Integer.parseInt(version.getVersion());
  }
}
