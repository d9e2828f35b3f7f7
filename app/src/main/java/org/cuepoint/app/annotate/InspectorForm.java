package org.cuepoint.app.annotate;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Names at the left, values at the right; values wait while the project may not be changed. */
final class InspectorForm extends GridPane {
  private final Workspace workspace;
  private int next;

  InspectorForm(Workspace workspace) {
    this.workspace = workspace;
    setHgap(12);
    setVgap(8);
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setFillWidth(true);
    getColumnConstraints().addAll(names, values);
  }

  /** Makes a field whose text is taken with Enter. */
  TextField field(String value, Consumer<String> changed) {
    TextField field = new TextField(value);
    field.editableProperty().bind(workspace.editableProperty());
    field.setOnAction(event -> changed.accept(field.getText()));
    return field;
  }

  /** Makes a choice; no value stands for values that differ. */
  <T> ComboBox<T> chooser(
      List<T> values, @Nullable T value, Function<T, String> name, Consumer<T> changed) {
    ComboBox<T> box = new ComboBox<>(FXCollections.observableArrayList(values));
    box.setConverter(SegmentColumns.converter(name));
    box.setValue(value);
    box.setMaxWidth(Double.MAX_VALUE);
    box.disableProperty().bind(workspace.editableProperty().not());
    box.valueProperty()
        .addListener(
            (property, old, now) -> {
              if (now != null) {
                changed.accept(now);
              }
            });
    return box;
  }

  /** Makes notes that are taken when the cursor leaves them, if they were changed. */
  TextArea notes(String value, Consumer<String> changed) {
    TextArea notes = new TextArea(value);
    notes.setPrefRowCount(2);
    notes.setWrapText(true);
    notes.editableProperty().bind(workspace.editableProperty());
    notes
        .focusedProperty()
        .addListener(
            (property, old, focused) -> {
              if (!focused && !notes.getText().equals(value)) {
                changed.accept(notes.getText());
              }
            });
    return notes;
  }

  void row(String key, Node value) {
    row(Messages.text(key), value, key);
  }

  void row(String title, Node value, String id) {
    Label name = new Label(title);
    name.getStyleClass().add("muted");
    name.setLabelFor(value);
    GridPane.setValignment(name, VPos.TOP);
    value.setAccessibleText(value instanceof Label label ? title + ": " + label.getText() : title);
    if (!id.isEmpty()) {
      value.setId(id.replace('.', '-'));
    }
    addRow(next++, name, value);
  }
}
