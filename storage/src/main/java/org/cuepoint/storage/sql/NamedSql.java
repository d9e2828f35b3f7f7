package org.cuepoint.storage.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL whose named parameters were replaced by question marks.
 *
 * @param text SQL as JDBC takes it
 * @param names the parameters in the order of the question marks; a name may come again
 */
record NamedSql(String text, List<String> names) {

  NamedSql {
    names = List.copyOf(names);
  }

  /** Reads SQL with parameters of the form {@code :name}; colons in quoted text are left alone. */
  static NamedSql parse(String sql) {
    StringBuilder text = new StringBuilder(sql.length());
    List<String> names = new ArrayList<>();
    boolean quoted = false;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      }
      int end = i + 1;
      while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
        end++;
      }
      if (c == ':' && !quoted && end > i + 1) {
        names.add(sql.substring(i + 1, end));
        text.append('?');
        i = end - 1;
      } else {
        text.append(c);
      }
    }
    return new NamedSql(text.toString(), names);
  }
}
