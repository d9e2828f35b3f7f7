package org.cuepoint.storage.sql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;

/** The row that a query stands on; valid only while its mapper runs. One thread at a time. */
public final class Row {

  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  /** Turns a row into a value. */
  @FunctionalInterface
  public interface Mapper<T> {
    /** Reads the row. */
    T map(Row row);
  }

  @FunctionalInterface
  private interface Getter<T> {
    T get() throws SQLException;
  }

  private static <T> T read(Getter<T> getter) {
    try {
      return getter.get();
    } catch (SQLException e) {
      throw new StorageException("A row of the project database could not be read.", e);
    }
  }

  /** Returns an identity. */
  public UUID uuid(String column) {
    return read(() -> result.getObject(column, UUID.class));
  }

  /** Returns an identity that may be missing. */
  public Optional<UUID> optionalUuid(String column) {
    return read(() -> Optional.ofNullable(result.getObject(column, UUID.class)));
  }

  /** Returns identities in their order. */
  public List<UUID> uuids(String column) {
    return read(
        () -> {
          Array array = result.getArray(column);
          return Arrays.stream((Object[]) array.getArray()).map(UUID.class::cast).toList();
        });
  }

  /** Returns bytes that may be missing. */
  public Optional<byte[]> optionalBytes(String column) {
    return read(() -> Optional.ofNullable(result.getBytes(column)));
  }

  /** Returns text. */
  public String text(String column) {
    return read(() -> result.getString(column));
  }

  /** Returns text that may be missing. */
  public Optional<String> optionalText(String column) {
    return read(() -> Optional.ofNullable(result.getString(column)));
  }

  /** Returns a constant by its name. */
  public <E extends Enum<E>> E constant(String column, Class<E> type) {
    return Enum.valueOf(type, text(column));
  }

  /** Returns a whole number of 32 bits. */
  public int integer(String column) {
    return read(() -> result.getInt(column));
  }

  /** Returns a whole number that may be missing. */
  public OptionalInt optionalInteger(String column) {
    return read(
        () -> {
          int value = result.getInt(column);
          return result.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
        });
  }

  /** Returns a whole number of 64 bits. */
  public long bigInteger(String column) {
    return read(() -> result.getLong(column));
  }

  /** Returns a number. */
  public double number(String column) {
    return read(() -> result.getDouble(column));
  }

  /** Returns a number that may be missing. */
  public OptionalDouble optionalNumber(String column) {
    return read(
        () -> {
          double value = result.getDouble(column);
          return result.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
        });
  }

  /** Returns a yes or no. */
  public boolean flag(String column) {
    return read(() -> result.getBoolean(column));
  }

  /** Returns a moment, exact to the nanosecond. */
  public Instant instant(String column) {
    return read(() -> result.getObject(column, Instant.class));
  }

  /** Returns a moment that may be missing. */
  public Optional<Instant> optionalInstant(String column) {
    return read(() -> Optional.ofNullable(result.getObject(column, Instant.class)));
  }
}
