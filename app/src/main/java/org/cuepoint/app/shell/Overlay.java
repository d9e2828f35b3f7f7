package org.cuepoint.app.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.i18n.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** A sheet over the window, closed by its button, by Escape or by a click beside it. */
final class Overlay extends StackPane {

  /** Share of what is hidden that Page Down brings up. */
  private static final double PAGE = 0.5;

  private final Label title = new Label();
  private final ScrollPane content = new ScrollPane();
  private final BorderPane sheet =
      new BorderPane(content) {
        @Override
        protected double computeMaxHeight(double width) {
          return Math.min(computePrefHeight(width), Overlay.this.getHeight() * 0.85);
        }
      };
  private Node firstFocus = content;

  Overlay() {
    getStyleClass().add("overlay");
    title.getStyleClass().add("sheet-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button close = Icons.only(new Button(), MaterialDesignC.CLOSE, Messages.text("sheet.close"));
    close.setOnAction(event -> hide());
    HBox header = new HBox(8, title, gap, close);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("sheet-header");
    sheet.setTop(header);
    sheet.getStyleClass().add("cue-sheet");
    sheet.setMaxWidth(Region.USE_PREF_SIZE);
    heightProperty().addListener((property, old, now) -> sheet.requestLayout());
    content.setFitToWidth(true);
    content.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setOnMouseClicked(
        event -> {
          if (event.getTarget() == this) {
            hide();
          }
        });
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          switch (event.getCode()) {
            case ESCAPE -> hide();
            case PAGE_DOWN -> content.setVvalue(content.getVvalue() + PAGE);
            case PAGE_UP -> content.setVvalue(content.getVvalue() - PAGE);
            default -> {
              return;
            }
          }
          event.consume();
        });
    sceneProperty()
        .flatMap(Scene::focusOwnerProperty)
        .addListener((property, old, now) -> keepFocus(now));
    getChildren().add(sheet);
    hide();
  }

  void show(String heading, Node shown) {
    show(heading, shown, content);
  }

  /** Shows a page and gives the focus to a part of it; the focus stays in the sheet. */
  void show(String heading, Node shown, Node focus) {
    title.setText(heading);
    content.setContent(shown);
    setVisible(true);
    applyCss();
    firstFocus = focus;
    focus.requestFocus();
  }

  private void keepFocus(@Nullable Node owner) {
    if (!isVisible() || owner == null) {
      return;
    }
    for (Node each = owner; each != null; each = each.getParent()) {
      if (each == this) {
        return;
      }
    }
    firstFocus.requestFocus();
  }

  void hide() {
    setVisible(false);
    content.setContent(null);
    if (getScene() != null) {
      getScene().getRoot().requestFocus();
    }
  }
}
