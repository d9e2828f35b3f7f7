package org.cuepoint.app.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cuepoint.app.command.Command;
import org.cuepoint.app.command.CommandRegistry;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.taxonomy.ClassPaletteViewModel;
import org.cuepoint.core.taxonomy.ActionClass;

/** All keys of the keymap in use on one sheet, by group, with a search. FX thread only. */
public final class KeySheetView extends VBox {

  private final CommandRegistry commands;
  private final ClassPaletteViewModel classes;
  private final KeyChoices choices;
  private final TextField search = new TextField();
  private final Label name = new Label();
  private final FlowPane sections = new FlowPane(Orientation.HORIZONTAL, 32, 24);
  private final InvalidationListener update = change -> update();

  /**
   * Makes the sheet.
   *
   * @param edit opens the key editor
   */
  public KeySheetView(
      CommandRegistry commands, ClassPaletteViewModel classes, KeyChoices choices, Runnable edit) {
    super(12);
    this.commands = commands;
    this.classes = classes;
    this.choices = choices;
    getStyleClass().addAll("page", "key-sheet");
    search.setId("key-sheet-search");
    search.setPromptText(Messages.text("keys.search"));
    search.setAccessibleText(Messages.text("keys.search"));
    search.textProperty().addListener(update);
    HBox.setHgrow(search, Priority.ALWAYS);
    name.setId("key-sheet-name");
    name.getStyleClass().add("row-title");
    name.setMinWidth(Region.USE_PREF_SIZE);
    Button change = new Button(Messages.text("keys.change"));
    change.setId("key-sheet-edit");
    change.setMinWidth(Region.USE_PREF_SIZE);
    change.setOnAction(event -> edit.run());
    HBox head = new HBox(12, name, search, change);
    head.setAlignment(Pos.CENTER_LEFT);
    sections.setPrefWrapLength(1010);
    getChildren().addAll(head, sections);
    commands.keymapProperty().addListener(new WeakInvalidationListener(update));
    classes.classes().addListener(new WeakInvalidationListener(update));
    update();
  }

  /** Returns what has the focus first. */
  public Node firstFocus() {
    return search;
  }

  private void update() {
    name.setText(
        choices.isChanged()
            ? Messages.text("keys.preset.changed", choices.keymap().name())
            : choices.keymap().name());
    List<Node> shown = new ArrayList<>();
    classSection().ifPresent(shown::add);
    Map<String, List<Command>> groups = new LinkedHashMap<>();
    for (Command command : commands.all()) {
      String group = KeyTexts.group(command.group());
      if (!command.keys().isEmpty()
          && KeyTexts.matches(
              search.getText(), command.titleProperty().get(), group, command.keys())) {
        groups.computeIfAbsent(group, g -> new ArrayList<>()).add(command);
      }
    }
    groups.forEach((group, found) -> shown.add(section(group, grid(found))));
    if (shown.isEmpty()) {
      Label none = new Label(Messages.text("keys.none", search.getText()));
      none.getStyleClass().add("muted");
      shown.add(none);
    }
    sections.getChildren().setAll(shown);
  }

  private static GridPane grid(List<Command> commands) {
    GridPane grid = grid();
    int row = 0;
    for (Command command : commands) {
      grid.addRow(row++, KeyCaps.of(command.keys()), new Label(command.titleProperty().get()));
    }
    return grid;
  }

  private Optional<Node> classSection() {
    GridPane grid = grid();
    int row = 0;
    for (ActionClass actionClass : classes.classes()) {
      Optional<String> key = classes.key(actionClass);
      if (key.isPresent()
          && KeyTexts.matches(
              search.getText(),
              actionClass.name() + " " + key.get(),
              Messages.text("keys.classes"),
              List.of())) {
        grid.addRow(
            row++,
            KeyCaps.cap(key.get().toUpperCase(java.util.Locale.ROOT)),
            new Label(actionClass.name()));
      }
    }
    if (row == 0 && !search.getText().isBlank()) {
      return Optional.empty();
    }
    VBox section = section(Messages.text("keys.classes"), grid);
    section.getChildren().add(1, explanation());
    return Optional.of(section);
  }

  private Label explanation() {
    Label how = new Label(KeyTexts.how(choices.keymap().classKeys()));
    how.setId("key-sheet-mode");
    how.getStyleClass().add("muted");
    how.setWrapText(true);
    how.setPrefWidth(290);
    how.setMaxWidth(290);
    how.setMinHeight(Region.USE_PREF_SIZE);
    return how;
  }

  private static VBox section(String title, Node content) {
    Label heading = new Label(title);
    heading.getStyleClass().add("section-title");
    return new VBox(8, heading, content);
  }

  private static GridPane grid() {
    GridPane grid = new GridPane();
    grid.setHgap(12);
    grid.setVgap(6);
    return grid;
  }
}
