package org.cuepoint.app.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cuepoint.app.command.Command;
import org.cuepoint.app.command.CommandRegistry;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.taxonomy.ClassPaletteViewModel;
import org.cuepoint.core.taxonomy.ActionClass;

/** All keys on one sheet, made from the commands themselves. */
final class KeySheet {

  private KeySheet() {}

  static Node of(CommandRegistry commands, ClassPaletteViewModel classes) {
    Map<String, List<Command>> groups = new LinkedHashMap<>();
    for (Command command : commands.all()) {
      if (!command.keys().isEmpty()) {
        groups.computeIfAbsent(command.group(), group -> new java.util.ArrayList<>()).add(command);
      }
    }
    FlowPane sheet = new FlowPane(Orientation.HORIZONTAL, 32, 24);
    sheet.getStyleClass().add("page");
    sheet.setPrefWrapLength(980);
    sheet.getChildren().add(classes(classes));
    for (Map.Entry<String, List<Command>> group : groups.entrySet()) {
      GridPane grid = grid();
      int row = 0;
      for (Command command : group.getValue()) {
        HBox caps = new HBox(4);
        command.keys().forEach(key -> caps.getChildren().add(cap(key.getDisplayText())));
        grid.addRow(row++, caps, new Label(command.titleProperty().get()));
      }
      sheet
          .getChildren()
          .add(section(Messages.find("keys." + group.getKey()).orElse(group.getKey()), grid));
    }
    return sheet;
  }

  private static Node classes(ClassPaletteViewModel classes) {
    GridPane grid = grid();
    int row = 0;
    for (ActionClass actionClass : classes.classes()) {
      Optional<String> key = classes.key(actionClass);
      if (key.isPresent()) {
        grid.addRow(
            row++,
            cap(key.get().toUpperCase(java.util.Locale.ROOT)),
            new Label(actionClass.name()));
      }
    }
    Label how = new Label(Messages.text("keys.classes.how"));
    how.getStyleClass().add("muted");
    how.setWrapText(true);
    how.setMaxWidth(280);
    how.setMinHeight(Region.USE_PREF_SIZE);
    VBox section = section(Messages.text("keys.classes"), grid);
    section.getChildren().add(1, how);
    return section;
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

  private static Label cap(String text) {
    Label cap = new Label(text);
    cap.getStyleClass().add("key-cap");
    cap.setMinWidth(Region.USE_PREF_SIZE);
    return cap;
  }
}
