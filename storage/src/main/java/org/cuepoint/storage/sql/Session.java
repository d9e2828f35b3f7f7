package org.cuepoint.storage.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One connection, used by one thread at a time. Whoever uses it holds {@link #lock}. Statements are
 * kept until {@link #closeStatements}, so that a loop in a transaction prepares each only once.
 */
final class Session implements AutoCloseable {

  /** Guards everything else here. */
  final ReentrantLock lock = new ReentrantLock();

  final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  Session(Connection connection) {
    this.connection = connection;
  }

  PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement known = statements.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      statements.put(sql, known);
    }
    return known;
  }

  void closeStatements() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
    statements.clear();
  }

  /** Returns how many statements are open. */
  int openStatements() {
    return statements.size();
  }

  @Override
  public void close() throws SQLException {
    lock.lock();
    try {
      closeStatements();
      connection.close();
    } finally {
      lock.unlock();
    }
  }
}
