package org.cuepoint.app.fx;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A titled part of the window: heading with actions at its right, content below. */
public final class Panel extends BorderPane {

  private final HBox header = new HBox();

  /** Makes a panel. */
  public Panel(String title, Node content, Node... actions) {
    getStyleClass().add("panel");
    Label heading = new Label(title);
    heading.getStyleClass().add("panel-title");
    heading.setLabelFor(content);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    header.getStyleClass().add("panel-header");
    header.getChildren().addAll(heading, gap);
    header.getChildren().addAll(actions);
    setTop(header);
    setCenter(content);
    setMinWidth(0);
  }
}
