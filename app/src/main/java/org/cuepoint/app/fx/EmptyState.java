package org.cuepoint.app.fx;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;

/** What a panel shows while it has nothing to show: what it is for, and what to do next. */
public final class EmptyState extends VBox {

  /** Makes one that only explains. */
  public EmptyState(Ikon ikon, String title, String explanation) {
    setAlignment(Pos.CENTER);
    getStyleClass().add("empty-state");
    Label heading = centred(title);
    heading.getStyleClass().add("empty-title");
    Label text = centred(explanation);
    text.getStyleClass().add("muted");
    getChildren().addAll(Icons.large(ikon), heading, text);
  }

  /** Makes one with a button that does the next step. */
  public EmptyState(Ikon ikon, String title, String explanation, Button action) {
    this(ikon, title, explanation);
    getChildren().add(action);
  }

  private static Label centred(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setTextAlignment(TextAlignment.CENTER);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
