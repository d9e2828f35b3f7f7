package org.cuepoint.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Text in columns; numbers to the right. */
final class Table {

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  /** Makes a table; a heading that ends with {@code >} stands over a column of numbers. */
  Table(String... headings) {
    this.headings = List.of(headings);
  }

  Table row(Object... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells do not fit " + headings.size() + " columns");
    }
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell.toString());
    }
    rows.add(row);
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  void print(PrintWriter out) {
    int columns = headings.size();
    int[] widths = new int[columns];
    boolean[] numbers = new boolean[columns];
    List<String> titles = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      String heading = headings.get(c);
      numbers[c] = heading.endsWith(">");
      titles.add(numbers[c] ? heading.substring(0, heading.length() - 1) : heading);
      widths[c] = titles.get(c).length();
    }
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    out.println(line(titles, widths, numbers));
    rows.forEach(row -> out.println(line(row, widths, numbers)));
  }

  private static String line(List<String> cells, int[] widths, boolean[] numbers) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < cells.size(); c++) {
      String padding = " ".repeat(widths[c] - cells.get(c).length());
      line.append(c == 0 ? "" : "  ");
      line.append(numbers[c] ? padding + cells.get(c) : cells.get(c) + padding);
    }
    return line.toString().stripTrailing();
  }
}
