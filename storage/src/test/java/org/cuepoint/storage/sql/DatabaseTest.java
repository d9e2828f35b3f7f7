package org.cuepoint.storage.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

  @TempDir private Path temporary;

  private DatabaseFile file = new DatabaseFile(Path.of("unset.mv.db"));
  private Database database = unset();

  @SuppressWarnings("NullAway") // set before each test
  private static Database unset() {
    return null;
  }

  @BeforeEach
  void open() throws SQLException {
    file = new DatabaseFile(temporary.resolve("test.mv.db"));
    try (Connection connection = file.connect(DatabaseFile.Missing.CREATE);
        Statement statement = connection.createStatement()) {
      statement.execute("create table word (word varchar primary key, ids uuid array)");
    }
    database = Database.open(file, Database.Access.WRITE);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void add(String word) {
    database.sql("insert into word (word) values (:word)").with("word", word).update();
  }

  private List<String> words() {
    return database.sql("select word from word order by word").list(row -> row.text("word"));
  }

  @Test
  void parametersAreFoundOutsideQuotes() {
    NamedSql sql = NamedSql.parse("select ':no', :one, ':''no:' from t where a=:two and b=:one");
    assertEquals("select ':no', ?, ':''no:' from t where a=? and b=?", sql.text());
    assertEquals(List.of("one", "two", "one"), sql.names());
  }

  @Test
  void aParameterWithoutAValueIsRefused() {
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> database.sql("insert into word (word) values (:word)").update());
    assertTrue(String.valueOf(refused.getMessage()).contains(":word"));
  }

  @Test
  void valuesOfAllKindsAreBound() {
    List<UUID> ids = List.of(UUID.randomUUID(), UUID.randomUUID());
    database
        .sql("insert into word (word, ids) values (:word, :ids)")
        .with("word", Optional.of(Database.Access.READ))
        .with("ids", ids)
        .update();
    assertEquals(
        Optional.of(ids), database.sql("select ids from word").first(row -> row.uuids("ids")));
    assertEquals(List.of("READ"), words());
  }

  @Test
  void innerWorkThatThrowsIsTakenBackAlone() {
    database.write(
        () -> {
          add("outer");
          assertThrows(
              ArithmeticException.class,
              () ->
                  database.write(
                      () -> {
                        add("inner");
                        assertEquals(List.of("inner", "outer"), words());
                        throw new ArithmeticException("on purpose");
                      }));
          assertEquals(List.of("outer"), words());
        });
    assertEquals(List.of("outer"), words());
  }

  @Test
  void aFailedStatementSaysWhichFile() {
    add("same");
    StorageException failed = assertThrows(StorageException.class, () -> add("same"));
    assertTrue(String.valueOf(failed.getMessage()).contains(file.toString()));
    assertEquals(List.of("same"), words());
    assertEquals(0, database.openStatements());
  }

  @Test
  void aRewrittenFileHoldsTheSame() throws Exception {
    for (int i = 0; i < 200; i++) {
      add("word " + i);
    }
    List<String> before = words();
    database.close();
    long size = Files.size(file.file());
    Compaction.run(file);
    assertTrue(Files.size(file.file()) <= size);
    try (Stream<Path> files = Files.list(temporary)) {
      assertEquals(List.of(file.file()), files.toList());
    }
    database = Database.open(file, Database.Access.WRITE);
    assertEquals(before, words());
  }

  @Test
  void aFileThatCannotBeRewrittenStaysAsItIs() throws Exception {
    database.close();
    byte[] damaged = {1, 2, 3};
    byte[] good = Files.readAllBytes(file.file());
    Files.write(file.file(), damaged);
    Compaction.run(file);
    assertArrayEquals(damaged, Files.readAllBytes(file.file()));
    Files.write(file.file(), good);
    database = Database.open(file, Database.Access.WRITE);
  }

  @Test
  void otherThreadsSeeWhatWasCommittedAndDoNotWait() {
    add("before");
    database.write(
        () -> {
          add("during");
          assertEquals(List.of("before"), CompletableFuture.supplyAsync(this::words).join());
        });
    assertEquals(List.of("before", "during"), CompletableFuture.supplyAsync(this::words).join());
  }

  @Test
  void anotherThreadsWritesWaitTheirTurn() {
    CompletableFuture<Void> other =
        database.write(
            () -> {
              add("a");
              CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> add("b"));
              assertEquals(List.of("a"), words());
              return waiting;
            });
    other.join();
    assertEquals(List.of("a", "b"), words());
  }
}
