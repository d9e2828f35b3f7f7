package org.cuepoint.app.learn;

import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cuepoint.app.fx.Icons;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** What is missing, each with the button that does something about it. FX thread only. */
final class LackPane extends VBox {

  private final StartViewModel model;
  private final StartView.Window window;

  LackPane(StartViewModel model, StartView.Window window) {
    super(6);
    this.model = model;
    this.window = window;
    setId("learn-lacks");
    InvalidationListener update = change -> fill();
    model.lacks().addListener(update);
    fill();
  }

  private void fill() {
    getChildren().setAll(model.lacks().stream().map(this::row).toList());
    setManaged(!model.lacks().isEmpty());
  }

  private Node row(Lack lack) {
    boolean blocks = lack.weight() == Lack.Weight.BLOCKS;
    Label text = StartView.wrapped(lack.text());
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox row =
        new HBox(
            8,
            Icons.small(
                blocks
                    ? MaterialDesignA.ALERT_CIRCLE_OUTLINE
                    : MaterialDesignI.INFORMATION_OUTLINE),
            text);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add(blocks ? "lack" : "lack-remark");
    if (!lack.fix().isEmpty()) {
      Button fix = new Button(lack.fix());
      fix.setMinWidth(Region.USE_PREF_SIZE);
      fix.setOnAction(
          event -> {
            window.close();
            window.run(lack.command());
          });
      row.getChildren().add(fix);
    }
    return row;
  }
}
