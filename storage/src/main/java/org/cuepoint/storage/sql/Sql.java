package org.cuepoint.storage.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One statement with its parameters, made by {@link Database#sql}. One thread, one use.
 *
 * <p>Parameters may be text, bytes, numbers, yes or no, {@code UUID}, {@code Instant}, constants
 * (kept by name), collections (kept as an array), and optionals of these.
 */
public final class Sql {

  private final Database database;
  private final NamedSql sql;
  private final Map<String, @Nullable Object> values = new HashMap<>();

  Sql(Database database, NamedSql sql) {
    this.database = database;
    this.sql = sql;
  }

  /** Gives the parameter {@code :name} a value. */
  public Sql with(String name, @Nullable Object value) {
    values.put(name, value);
    return this;
  }

  /** Runs a query and returns all its rows. */
  public <T> List<T> list(Row.Mapper<T> mapper) {
    return query(mapper, Integer.MAX_VALUE);
  }

  /** Runs a query and returns its first row. */
  public <T> Optional<T> first(Row.Mapper<T> mapper) {
    return query(mapper, 1).stream().findFirst();
  }

  /**
   * Runs a statement that changes rows, in the open transaction or in one of its own.
   *
   * @return the number of rows
   * @throws UnsupportedOperationException if the database was opened for reading
   */
  public int update() {
    return database.update(
        sql.text(),
        statement -> {
          bind(statement);
          return statement.executeUpdate();
        });
  }

  private <T> List<T> query(Row.Mapper<T> mapper, int limit) {
    return database.query(
        sql.text(),
        statement -> {
          bind(statement);
          List<T> rows = new ArrayList<>();
          try (ResultSet result = statement.executeQuery()) {
            Row row = new Row(result);
            while (rows.size() < limit && result.next()) {
              rows.add(mapper.map(row));
            }
          }
          return rows;
        });
  }

  private void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < sql.names().size(); i++) {
      String name = sql.names().get(i);
      if (!values.containsKey(name)) {
        throw new IllegalStateException("No value for :" + name + " in " + sql.text());
      }
      statement.setObject(i + 1, plain(values.get(name)));
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Optional<?> optional -> plain(optional.orElse(null));
      case OptionalDouble number -> number.isPresent() ? (Object) number.getAsDouble() : null;
      case Enum<?> constant -> constant.name();
      case Collection<?> items -> items.toArray();
      case null, default -> value;
    };
  }
}
