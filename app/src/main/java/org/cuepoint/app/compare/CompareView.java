package org.cuepoint.app.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.recognition.ModelVersion;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Models side by side. FX thread only. */
public final class CompareView extends BorderPane {

  private static final int WORST = 20;
  private static final int MOST_LISTED = 30;

  private final CompareViewModel model;
  private final TabPane figures = new TabPane();
  private final MenuButton models = new MenuButton(Messages.text("compare.choose"));
  private final MomentsView moments;
  private final List<ModelVersion> chosen = new ArrayList<>();

  /**
   * Makes the view.
   *
   * @param askFile asks where a report goes
   */
  public CompareView(CompareViewModel model, Supplier<Optional<Path>> askFile) {
    this.model = model;
    this.moments = new MomentsView(model);
    setId("compare");
    figures.setId("compare-figures-tabs");
    setTop(tools(askFile));
    ScrollPane strips = new ScrollPane(new StripsView(model));
    strips.setFitToWidth(true);
    strips.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    strips.setId("compare-scroll");
    ScrollPane pictures = new ScrollPane(moments);
    pictures.getStyleClass().add("compare-page");
    pictures.setFitToHeight(true);
    SplitPane below = new SplitPane(figures, pictures);
    below.setDividerPositions(0.55);
    SplitPane halves = new SplitPane(strips, below);
    halves.setOrientation(Orientation.VERTICAL);
    halves.setDividerPositions(0.58);
    halves.visibleProperty().bind(model.comparisonProperty().isNotNull());
    Region empty =
        new EmptyState(
            MaterialDesignC.COMPARE_HORIZONTAL,
            Messages.text("compare.empty.title"),
            Messages.text("compare.empty.text"));
    empty.visibleProperty().bind(model.comparisonProperty().isNull());
    setCenter(new StackPane(empty, halves));
    model.comparisonProperty().addListener((property, old, now) -> showFigures());
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  private void showFigures() {
    Comparison comparison = model.comparisonProperty().get();
    Prepared ready = model.preparedProperty().get();
    if (comparison == null || ready == null) {
      figures.getTabs().clear();
    } else {
      FigurePages.fill(figures, model, comparison, ready);
    }
  }

  private Node tools(Supplier<Optional<Path>> askFile) {
    models.setId("compare-models");
    models.setOnShowing(event -> listModels());
    Button compare = button("compare.run", "compare-run", () -> model.compare(wanted()));
    compare.disableProperty().bind(model.runningBinding());
    Button previous = button("compare.previous", "compare-previous", model::previousDispute);
    Button next = button("compare.next", "compare-next", model::nextDispute);
    Button ask = button("compare.ask", "compare-ask", model::ask);
    Button most =
        new Button(Messages.text("compare.ask-most", WORST));
    most.setId("compare-ask-most");
    most.setOnAction(event -> model.askMost(WORST));
    Button report =
        button("compare.report", "compare-report", () -> askFile.get().ifPresent(model::report));
    for (Button each : List.of(previous, next, ask, most, report)) {
      each.disableProperty().bind(model.comparisonProperty().isNull());
      each.setFocusTraversable(true);
    }
    previous.setTooltip(new Tooltip(Messages.text("compare.previous.tip")));
    next.setTooltip(new Tooltip(Messages.text("compare.next.tip")));
    ask.setTooltip(new Tooltip(Messages.text("compare.ask.tip")));
    ProgressIndicator busy = new ProgressIndicator();
    busy.setPrefSize(18, 18);
    busy.visibleProperty().bind(model.runningBinding());
    busy.managedProperty().bind(busy.visibleProperty());
    Button cancel = button("compare.cancel", "compare-cancel", model::cancel);
    cancel.visibleProperty().bind(model.runningBinding());
    cancel.managedProperty().bind(cancel.visibleProperty());
    Label video = new Label();
    video.setId("compare-video");
    video
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  var shown = model.videoProperty().get();
                  return shown == null ? "" : shown.name();
                },
                model.videoProperty()));
    video.getStyleClass().add("compare-video");
    Label progress = new Label();
    progress.textProperty().bind(model.progressProperty());
    progress.visibleProperty().bind(model.runningBinding());
    progress.managedProperty().bind(progress.visibleProperty());
    progress.getStyleClass().add("compare-scope");
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    HBox row =
        new HBox(
            8, models, compare, busy, progress, cancel, previous, next, ask, most, report, room, video);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("compare-tools");
    return row;
  }

  private static Button button(String key, String id, Runnable action) {
    Button button = new Button(Messages.text(key));
    button.setId(id);
    button.setOnAction(event -> action.run());
    return button;
  }

  private List<ModelVersion> wanted() {
    chosen.retainAll(model.candidates());
    return chosen.size() >= 2 ? List.copyOf(chosen) : model.suggested();
  }

  private void listModels() {
    chosen.retainAll(model.candidates());
    if (chosen.isEmpty()) {
      chosen.addAll(model.suggested());
    }
    models.getItems().clear();
    List<ModelVersion> all = model.candidates();
    for (ModelVersion each : all.stream().limit(MOST_LISTED).toList()) {
      CheckMenuItem item = new CheckMenuItem(each.name());
      item.setMnemonicParsing(false);
      item.setSelected(chosen.contains(each));
      item.selectedProperty()
          .addListener(
              (property, old, now) -> {
                chosen.remove(each);
                if (now) {
                  chosen.add(each);
                }
              });
      models.getItems().add(item);
    }
    if (all.isEmpty()) {
      MenuItem none = new MenuItem(Messages.text("compare.no-models"));
      none.setDisable(true);
      models.getItems().add(none);
      models.getItems().add(new SeparatorMenuItem());
    }
  }

  /** Compares these models from now on. */
  public void compare(List<ModelVersion> wanted) {
    chosen.clear();
    chosen.addAll(wanted);
    model.compare(wanted());
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case N -> model.nextDispute();
      case P -> model.previousDispute();
      case Q -> model.ask();
      case E -> moments.explain();
      case PLUS, EQUALS, ADD -> model.zoom(0.5, 1 / 1.5);
      case MINUS, SUBTRACT -> model.zoom(0.5, 1.5);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
