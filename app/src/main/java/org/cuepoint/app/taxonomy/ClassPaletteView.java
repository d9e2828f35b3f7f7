package org.cuepoint.app.taxonomy;

import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.cuepoint.app.fx.Panel;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;

/** The palette: one row a class, and a field that adds one. FX thread only. */
public final class ClassPaletteView extends StackPane {

  private final ClassPaletteViewModel model;
  private final Workspace workspace;
  private final VBox rows = new VBox();
  private final TextField name = new TextField();

  /** Makes the palette. */
  public ClassPaletteView(ClassPaletteViewModel model, Workspace workspace) {
    this.model = model;
    this.workspace = workspace;
    rows.getStyleClass().add("class-rows");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    name.setId("add-class");
    name.setPromptText(Messages.text("classes.add"));
    name.setAccessibleText(Messages.text("classes.add"));
    name.disableProperty().bind(workspace.editableProperty().not());
    name.setOnAction(
        event -> {
          model.add(name.getText());
          name.clear();
        });
    name.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            name.clear();
            rows.requestFocus();
          }
        });
    VBox.setVgrow(scroll, Priority.ALWAYS);
    HBox adding = new HBox(name);
    HBox.setHgrow(name, Priority.ALWAYS);
    adding.getStyleClass().add("panel-footer");
    getChildren().add(new Panel(Messages.text("classes.title"), new VBox(scroll, adding)));

    InvalidationListener update = change -> update();
    model.classes().addListener(update);
    model.marking().addListener((property, old, now) -> update());
    workspace.marking().activeClassProperty().addListener((property, old, now) -> update());
    update();
  }

  private void update() {
    if (model.classes().isEmpty()) {
      Label empty = new Label(Messages.text("classes.empty"));
      empty.setWrapText(true);
      empty.getStyleClass().addAll("muted", "padded");
      empty.visibleProperty().bind(workspace.sessionProperty().isNotNull());
      rows.getChildren().setAll(empty);
    } else {
      rows.getChildren().setAll(model.classes().stream().map(this::row).toList());
    }
  }

  private Node row(ActionClass actionClass) {
    Rectangle swatch = new Rectangle(12, 12, Color.web(actionClass.colour()));
    swatch.setArcWidth(6);
    swatch.setArcHeight(6);
    Label title = new Label(actionClass.name());
    title.getStyleClass().add("class-name");
    Label from = new Label();
    from.getStyleClass().addAll("muted", "small");
    from.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox content = new HBox(8, swatch, title, gap, from);
    content.setAlignment(Pos.CENTER_LEFT);
    model
        .key(actionClass)
        .ifPresent(
            key -> {
              Label cap = new Label(key.toUpperCase(java.util.Locale.ROOT));
              cap.getStyleClass().add("key-cap");
              cap.setMinWidth(Region.USE_PREF_SIZE);
              content.getChildren().add(cap);
            });
    Button button = new Button();
    button.getStyleClass().setAll("class-row");
    button.setGraphic(content);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAccessibleText(actionClass.name());
    button.setTooltip(new Tooltip(Messages.text("classes.use", actionClass.name())));
    // A click must leave the focus where it is: the next key belongs to the timeline.
    button.setOnMousePressed(event -> requestFocusOfWindow());
    button.setOnAction(event -> model.use(actionClass.id()));
    content.prefWidthProperty().bind(button.widthProperty().subtract(24));
    content.setMinWidth(0);
    ClassId active = workspace.marking().activeClassProperty().get();
    if (actionClass.id().equals(active)) {
      button.getStyleClass().add("active");
    }
    if (model.marking().get().filter(actionClass.id()::equals).isPresent()) {
      button.getStyleClass().add("marking");
      from.setText(model.markingText());
    }
    MenuItem rename = new MenuItem(Messages.text("classes.rename"));
    rename.disableProperty().bind(workspace.editableProperty().not());
    rename.setOnAction(event -> startRenaming(button, actionClass));
    button.setContextMenu(new ContextMenu(rename));
    return button;
  }

  private void requestFocusOfWindow() {
    if (getScene() != null) {
      getScene().getRoot().requestFocus();
    }
  }

  private void startRenaming(Button row, ActionClass actionClass) {
    TextField field = new TextField(actionClass.name());
    field.setAccessibleText(Messages.text("classes.rename"));
    int place = rows.getChildren().indexOf(row);
    if (place < 0) {
      return;
    }
    rows.getChildren().set(place, field);
    field.selectAll();
    field.requestFocus();
    field.setOnAction(
        event -> {
          if (!field.getText().strip().equals(actionClass.name())) {
            model.rename(actionClass.id(), field.getText());
          }
          update();
        });
    field
        .focusedProperty()
        .addListener(
            (property, old, focused) -> {
              if (!focused) {
                update();
              }
            });
    field.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            update();
          }
        });
  }
}
