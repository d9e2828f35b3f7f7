package org.cuepoint.app.keys;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.cuepoint.app.command.Key;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.i18n.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/** One command with its keys. */
final class KeyEditorCell extends ListCell<KeyEditorViewModel.Row> {

  private final KeyEditorViewModel model;

  KeyEditorCell(KeyEditorViewModel model) {
    this.model = model;
    getStyleClass().add("key-row");
  }

  @Override
  protected void updateItem(KeyEditorViewModel.@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    setText(null);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    Label group = new Label(row.group());
    group.getStyleClass().addAll("muted", "small");
    group.setPrefWidth(72);
    group.setMinWidth(72);
    Label title = new Label(row.title());
    title.getStyleClass().add(row.changed() ? "row-title" : "key-command");
    title.setMinWidth(120);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox content = new HBox(8, group, title);
    content.setAlignment(Pos.CENTER_LEFT);
    if (model.recordingProperty().get().equals(row.id())) {
      Label wait = new Label(Messages.text("keys.press"));
      wait.getStyleClass().add("key-waiting");
      wait.setMinWidth(Region.USE_PREF_SIZE);
      content.getChildren().add(wait);
    } else {
      row.keys().forEach(key -> content.getChildren().add(removable(row, key)));
      content.getChildren().add(add(row));
      if (row.changed()) {
        content.getChildren().add(reset(row));
      }
    }
    setGraphic(content);
    setAccessibleText(row.title() + " " + row.keys().stream().map(Key::displayText).toList());
  }

  private HBox removable(KeyEditorViewModel.Row row, Key key) {
    Button remove =
        icon(MaterialDesignC.CLOSE, Messages.text("keys.remove", key.displayText(), row.title()));
    remove.setOnAction(event -> model.remove(row.id(), key));
    HBox together = new HBox(KeyCaps.cap(key.displayText()), remove);
    together.setAlignment(Pos.CENTER_LEFT);
    return together;
  }

  private Button add(KeyEditorViewModel.Row row) {
    Button add = icon(MaterialDesignP.PLUS, Messages.text("keys.add", row.title()));
    add.setOnAction(event -> model.record(row.id()));
    return add;
  }

  private Button reset(KeyEditorViewModel.Row row) {
    Button reset = icon(MaterialDesignU.UNDO, Messages.text("keys.reset", row.title()));
    reset.setOnAction(event -> model.reset(row.id()));
    return reset;
  }

  private static Button icon(org.kordamp.ikonli.Ikon ikon, String name) {
    Button button = Icons.only(new Button(), ikon, name);
    button.getStyleClass().add("in-row");
    // The list is one stop of the focus; its own keys do the same.
    button.setFocusTraversable(false);
    return button;
  }
}
