package org.cuepoint.app.versions;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Names and values in two or more columns, the way a person reads a record. FX thread only. */
final class Facts extends GridPane {

  private static final double NAMES = 130;

  Facts() {
    getStyleClass().add("version-facts");
    setHgap(12);
    setVgap(4);
    ColumnConstraints names = new ColumnConstraints(NAMES, NAMES, NAMES);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setMinWidth(0);
    getColumnConstraints().addAll(names, values);
  }

  /** Makes columns of equal standing behind the names. */
  static Facts comparing() {
    Facts facts = new Facts();
    ColumnConstraints second = new ColumnConstraints();
    second.setHgrow(Priority.ALWAYS);
    second.setMinWidth(0);
    facts.getColumnConstraints().add(second);
    facts.getColumnConstraints().get(1).setPercentWidth(32);
    second.setPercentWidth(32);
    return facts;
  }

  void row(String name, String... values) {
    Node[] cells = new Node[values.length + 1];
    cells[0] = label(name, "muted");
    for (int i = 0; i < values.length; i++) {
      cells[i + 1] = label(values[i], "fact");
    }
    addRow(getRowCount(), cells);
  }

  /** Adds a row of headings over the columns. */
  void headings(String... titles) {
    Node[] cells = new Node[titles.length];
    for (int i = 0; i < titles.length; i++) {
      cells[i] = label(titles[i], "section-title");
    }
    addRow(getRowCount(), cells);
  }

  private static Label label(String text, String style) {
    // A hash is one word of 64 letters; it may break after every eighth.
    Label label =
        new Label(text.replaceAll("([0-9a-f]{8}(?=[0-9a-f]{8})|[0-9a-f]{4}-)", "$1\u200b"));
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMinWidth(0);
    GridPane.setValignment(label, javafx.geometry.VPos.TOP);
    return label;
  }
}
