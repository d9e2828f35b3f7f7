package org.cuepoint.app.keys;

import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.cuepoint.app.command.ClassKeyMode;
import org.cuepoint.app.command.Keymap;
import org.cuepoint.app.dialog.Dialogs;
import org.cuepoint.app.i18n.Messages;

/**
 * The page that changes keys. In the list, Enter waits for a new key, Delete takes the last key
 * away and R resets; so it works without a mouse. FX thread only.
 */
public final class KeyEditorView extends VBox {

  private final KeyEditorViewModel model;
  private final Dialogs dialogs;
  private final Runnable close;
  private final TextField search = new TextField();
  private final ListView<KeyEditorViewModel.Row> list = new ListView<>();
  private final KeyRecorder recorder;
  private String current = "";

  /**
   * Makes the page.
   *
   * @param close takes the page away, when Escape has nothing else to give up
   */
  public KeyEditorView(KeyEditorViewModel model, Dialogs dialogs, Runnable close) {
    super(8);
    this.close = close;
    this.model = model;
    this.dialogs = dialogs;
    this.recorder = new KeyRecorder(model::recorded, model::giveUp);
    getStyleClass().addAll("page", "key-editor");
    setPrefWidth(760);
    getChildren().addAll(choices(), searchRow(), list(), question(), files());
    addEventFilter(KeyEvent.ANY, this::recordKey);
  }

  /** Returns what has the focus first. */
  public Node firstFocus() {
    return search;
  }

  private void recordKey(KeyEvent event) {
    if (!model.recordingProperty().get().isEmpty()) {
      recorder.take(event);
    } else if (event.getEventType() == KeyEvent.KEY_PRESSED && event.getCode() == KeyCode.ESCAPE) {
      // Lists consume Escape, so the window would not hear of it.
      event.consume();
      if (model.askingProperty().get()) {
        model.giveUp();
        list.requestFocus();
      } else {
        close.run();
      }
    }
  }

  private Node choices() {
    ComboBox<Keymap> preset = new ComboBox<>();
    preset.setId("keys-preset");
    preset.getItems().setAll(model.presets());
    preset.setConverter(oneWay(Keymap::name));
    preset.setOnAction(
        event -> {
          if (preset.getValue() != null) {
            model.presetProperty().set(preset.getValue().preset());
          }
        });
    model
        .presetProperty()
        .subscribe(
            id ->
                model.presets().stream()
                    .filter(p -> p.preset().equals(id))
                    .findFirst()
                    .ifPresent(preset::setValue));
    ComboBox<ClassKeyMode> mode = new ComboBox<>();
    mode.setId("keys-mode");
    mode.getItems().setAll(ClassKeyMode.values());
    mode.setConverter(oneWay(KeyTexts::mode));
    mode.valueProperty().bindBidirectional(model.modeProperty());
    Label how = new Label();
    how.getStyleClass().addAll("muted", "small");
    how.setWrapText(true);
    // Two lines whatever the mode, so that the page keeps its height.
    how.setPrefHeight(36);
    how.setMinHeight(Region.USE_PREF_SIZE);
    model.modeProperty().subscribe(now -> how.setText(KeyTexts.how(now)));
    HBox row = new HBox(8, label("keys.preset", preset), preset, label("keys.mode", mode), mode);
    row.setAlignment(Pos.CENTER_LEFT);
    return new VBox(8, row, how);
  }

  private static Label label(String key, Node of) {
    Label label = new Label(Messages.text(key));
    label.setLabelFor(of);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static <T> StringConverter<T> oneWay(java.util.function.Function<T, String> text) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : text.apply(value);
      }

      @Override
      public T fromString(String shown) {
        throw new UnsupportedOperationException(shown);
      }
    };
  }

  private Node searchRow() {
    search.setId("keys-search");
    search.setPromptText(Messages.text("keys.search"));
    search.setAccessibleText(Messages.text("keys.search"));
    search.textProperty().bindBidirectional(model.searchProperty());
    search.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.DOWN) {
            list.requestFocus();
            list.getSelectionModel().selectFirst();
            event.consume();
          }
        });
    return search;
  }

  private Node list() {
    list.setId("keys-list");
    list.setAccessibleText(Messages.text("keys.title"));
    list.setItems(model.rows());
    list.setPrefHeight(290);
    Label none = new Label(Messages.text("keys.palette.none"));
    none.getStyleClass().add("muted");
    list.setPlaceholder(none);
    list.setCellFactory(view -> new KeyEditorCell(model));
    model.recordingProperty().addListener((property, old, now) -> recordingChanged(now));
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::keyOnRow);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (property, old, row) -> {
              if (row != null) {
                current = row.id();
              }
            });
    // A row that is replaced loses the selection; the person is still at it.
    model.rows().addListener((InvalidationListener) change -> reselect());
    VBox.setVgrow(list, Priority.ALWAYS);
    return list;
  }

  private void recordingChanged(String now) {
    if (!now.isEmpty()) {
      // The keys to come must arrive here, wherever the button was.
      list.requestFocus();
    }
    list.refresh();
  }

  private void keyOnRow(KeyEvent event) {
    KeyEditorViewModel.Row row = list.getSelectionModel().getSelectedItem();
    if (row == null) {
      return;
    }
    switch (event.getCode()) {
      case ENTER -> model.record(row.id());
      case DELETE, BACK_SPACE -> {
        if (!row.keys().isEmpty()) {
          model.remove(row.id(), row.keys().getLast());
        }
      }
      case R -> model.reset(row.id());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void reselect() {
    for (int i = 0; i < model.rows().size(); i++) {
      if (model.rows().get(i).id().equals(current)) {
        list.getSelectionModel().clearAndSelect(i);
      }
    }
  }

  private Node question() {
    Label text = new Label();
    text.setId("keys-message");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.textProperty().bind(model.messageProperty());
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    Button take = new Button(Messages.text("keys.take"));
    take.setId("keys-take");
    take.getStyleClass().add("primary");
    take.setMinWidth(Region.USE_PREF_SIZE);
    take.setOnAction(
        event -> {
          model.take();
          list.requestFocus();
        });
    Button leave = new Button(Messages.text("keys.leave"));
    leave.setMinWidth(Region.USE_PREF_SIZE);
    leave.setOnAction(
        event -> {
          model.giveUp();
          list.requestFocus();
        });
    HBox row = new HBox(8, text, take, leave);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("key-question");
    model
        .askingProperty()
        .subscribe(
            asks -> {
              for (Button button : java.util.List.of(take, leave)) {
                button.setVisible(asks);
                button.setManaged(asks);
              }
              if (asks) {
                take.requestFocus();
              }
            });
    row.visibleProperty().bind(model.messageProperty().isNotEmpty());
    return row;
  }

  private Node files() {
    Button all = new Button(Messages.text("keys.reset.all"));
    all.setId("keys-reset-all");
    all.setOnAction(event -> model.resetAll());
    Button in = new Button(Messages.text("keys.import"));
    in.setOnAction(event -> dialogs.keymapToImport().ifPresent(model::importFrom));
    Button out = new Button(Messages.text("keys.export"));
    out.setOnAction(event -> dialogs.keymapToExport("keys.keymap").ifPresent(model::exportTo));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return new HBox(8, all, gap, in, out);
  }
}
