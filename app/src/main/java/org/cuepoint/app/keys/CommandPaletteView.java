package org.cuepoint.app.keys;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cuepoint.app.i18n.Messages;
import org.jspecify.annotations.Nullable;

/** The page that runs a command by its name. FX thread only. */
public final class CommandPaletteView extends VBox {

  private static final int PAGE = 8;

  private final CommandPaletteViewModel model;
  private final Runnable close;
  private final TextField search = new TextField();
  private final ListView<CommandPaletteViewModel.Entry> list = new ListView<>();

  /**
   * Makes the page.
   *
   * @param close takes the page away; called before the chosen command runs
   */
  public CommandPaletteView(CommandPaletteViewModel model, Runnable close) {
    super(8);
    this.model = model;
    this.close = close;
    getStyleClass().add("page");
    setPrefWidth(560);
    search.setId("palette-search");
    search.setPromptText(Messages.text("keys.palette.search"));
    search.setAccessibleText(Messages.text("keys.palette.search"));
    search.textProperty().bindBidirectional(model.searchProperty());
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.setId("palette-list");
    list.setFocusTraversable(false);
    list.setPrefHeight(360);
    list.setItems(model.found());
    list.setCellFactory(view -> new Cell());
    Label none = new Label(Messages.text("keys.palette.none"));
    none.getStyleClass().add("muted");
    list.setPlaceholder(none);
    model
        .selectedProperty()
        .subscribe(
            entry -> {
              list.getSelectionModel().select(entry);
              if (entry != null) {
                list.scrollTo(entry);
              }
            });
    list.setOnMouseClicked(
        event -> {
          model.selectedProperty().set(list.getSelectionModel().getSelectedItem());
          run();
        });
    getChildren().addAll(search, list);
  }

  /** Returns what has the focus first. */
  public Node firstFocus() {
    return search;
  }

  private void pressed(KeyEvent event) {
    switch (event.getCode()) {
      case UP -> model.move(-1);
      case DOWN -> model.move(1);
      case PAGE_UP -> model.move(-PAGE);
      case PAGE_DOWN -> model.move(PAGE);
      case ENTER -> run();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void run() {
    model
        .chosen()
        .ifPresent(
            entry -> {
              close.run();
              entry.run().run();
            });
  }

  private static final class Cell extends ListCell<CommandPaletteViewModel.Entry> {

    @Override
    protected void updateItem(CommandPaletteViewModel.@Nullable Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      setText(null);
      if (empty || entry == null) {
        setGraphic(null);
        return;
      }
      Label title = new Label(entry.title());
      title.getStyleClass().add(entry.possible() ? "key-command" : "muted");
      title.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(title, Priority.ALWAYS);
      Label group = new Label(entry.group());
      group.getStyleClass().addAll("muted", "small");
      HBox row = new HBox(8, title, group, KeyCaps.of(entry.keys()));
      row.setAlignment(Pos.CENTER_LEFT);
      setGraphic(row);
      setAccessibleText(
          entry.possible()
              ? entry.title()
              : Messages.text("keys.palette.impossible", entry.title()));
    }
  }
}
