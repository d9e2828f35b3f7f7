package org.cuepoint.app.overview;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A titled part of the dashboard whose content changes. FX thread only. */
final class Card extends VBox {

  private final VBox content = new VBox(8);

  /**
   * Makes an empty card.
   *
   * @param actions stand at the right of the title
   */
  Card(String title, Node... actions) {
    super(8);
    getStyleClass().add("card");
    Label heading = new Label(title);
    heading.getStyleClass().add("section-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(8, heading, gap);
    head.setAlignment(Pos.CENTER_LEFT);
    head.setMinHeight(28);
    head.getChildren().addAll(actions);
    content.setMinWidth(0);
    getChildren().addAll(head, content);
  }

  void show(Node... parts) {
    content.getChildren().setAll(parts);
  }

  /** Returns a text that wraps. */
  static Label text(String text, String... styles) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styles);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
