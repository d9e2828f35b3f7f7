package org.cuepoint.app.annotate;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.LabelActions;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.taxonomy.ActionClass;

/** What can be done with the selected segments, each as one undo step. FX thread only. */
final class SegmentMenu extends ContextMenu {

  private final Workspace workspace;

  SegmentMenu(Workspace workspace) {
    this.workspace = workspace;
    setOnShowing(event -> fill());
    // A menu without items is never shown, so never filled.
    fill();
  }

  private List<Segment> chosen() {
    return workspace.video().selectedSegments();
  }

  private void fill() {
    LabelActions labels = workspace.labels();
    Menu classes = new Menu(Messages.text("segments.class"));
    for (ActionClass each : workspace.schemeProperty().get().classes()) {
      MenuItem item = item(each.name(), () -> labels.changeClass(chosen(), each.id()));
      item.setGraphic(new Rectangle(10, 10, Color.web(each.colour())));
      classes.getItems().add(item);
    }
    Menu states = new Menu(Messages.text("segments.state"));
    for (LabelState each : LabelState.values()) {
      states
          .getItems()
          .add(item(SegmentEditing.stateName(each), () -> labels.changeState(chosen(), each)));
    }
    MenuItem merge = item(Messages.text("command.label.merge"), labels::merge);
    merge.setDisable(chosen().size() < 2);
    getItems()
        .setAll(
            classes,
            states,
            new SeparatorMenuItem(),
            merge,
            item(Messages.text("command.label.split"), labels::split),
            item(Messages.text("command.label.duplicate"), labels::duplicate),
            new SeparatorMenuItem(),
            item(Messages.text("segments.delete"), () -> labels.remove(chosen())));
    boolean idle = chosen().isEmpty() || !workspace.editableProperty().get();
    if (idle) {
      getItems().forEach(item -> item.setDisable(true));
    }
  }

  private static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }
}
