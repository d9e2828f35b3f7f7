package org.cuepoint.app.overview;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.util.StringConverter;
import org.cuepoint.app.chart.BudgetChart;
import org.cuepoint.app.chart.Drawing;
import org.cuepoint.app.chart.DurationChart;
import org.cuepoint.app.chart.RasterChart;
import org.cuepoint.app.chart.Sketch;
import org.cuepoint.app.chart.Svg;
import org.cuepoint.app.chart.Target;
import org.cuepoint.app.chart.TransitionChart;
import org.cuepoint.app.dialog.Dialogs;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.report.EthogramTables;
import org.cuepoint.app.workspace.Notice;
import org.cuepoint.core.ethogram.BehaviourGroup;
import org.cuepoint.core.ethogram.Ethogram;
import org.cuepoint.core.ethogram.ObservationRecord;
import org.cuepoint.core.ethogram.TransitionMatrix;
import org.cuepoint.core.taxonomy.ActionClass;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The ethogram: when what happened, time budgets, bouts, and what follows on what. */
final class EthogramView extends BorderPane {

  /** Width of charts that are saved. */
  private static final double SAVED_WIDTH = 1200;

  /** More bars would be a very long card; the tables have all. */
  private static final int MOST_BARS = 80;

  private final EthogramViewModel model;
  private final OverviewViewModel project;
  private final Dialogs dialogs;
  private final Consumer<? super Target> opened;
  private final FlowPane key = new FlowPane(14, 4);
  private final RasterView raster;
  private final BehaviourTable table = new BehaviourTable();
  private final Card rasterCard = new Card(Messages.text("ethogram.raster"));
  private final Card budgets;
  private final Card bouts;
  private final Card durations = new Card(Messages.text("ethogram.durations"));
  private final Card transitions;
  private final ScrollPane scroll;

  /**
   * Makes the view.
   *
   * @param opened told where a click leads
   */
  EthogramView(
      EthogramViewModel model,
      OverviewViewModel project,
      Dialogs dialogs,
      Consumer<? super Target> opened) {
    this.model = model;
    this.project = project;
    this.dialogs = dialogs;
    this.opened = opened;
    raster =
        new RasterView(
            new RasterChart(new Ethogram(org.cuepoint.core.taxonomy.LabelScheme.EMPTY, List.of())),
            opened);
    rasterCard.show(key, raster);
    budgets = new Card(Messages.text("ethogram.budgets"));
    bouts = new Card(Messages.text("ethogram.bouts"));
    bouts.show(table);
    CheckBox background = new CheckBox(Messages.text("ethogram.background-state"));
    background.setId("ethogram-background");
    background
        .selectedProperty()
        .addListener(
            (property, old, on) ->
                model
                    .backgroundProperty()
                    .set(
                        on
                            ? TransitionMatrix.Background.STATE
                            : TransitionMatrix.Background.LEFT_OUT));
    transitions = new Card(Messages.text("ethogram.transitions"), background);
    VBox cards = new VBox(12, rasterCard, budgets, bouts, sideBySide());
    cards.getStyleClass().add("cards");
    scroll = new ScrollPane(cards);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("dashboard");
    EthogramFilter filter = new EthogramFilter(model);
    filter.getChildren().add(level());
    HBox bar = new HBox(8, filter, export());
    HBox.setHgrow(filter, javafx.scene.layout.Priority.ALWAYS);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("ethogram-bar");
    setTop(bar);
    model.shownProperty().addListener((property, old, now) -> show(now));
    model.byProperty().addListener((property, old, now) -> show(model.shownProperty().get()));
    model
        .backgroundProperty()
        .addListener((property, old, now) -> show(model.shownProperty().get()));
    show(model.shownProperty().get());
  }

  private CardsPane sideBySide() {
    CardsPane both = new CardsPane();
    both.getStyleClass().setAll("side-by-side");
    both.getChildren().addAll(durations, transitions);
    return both;
  }

  private Node level() {
    ChoiceBox<Ethogram.By> box = new ChoiceBox<>();
    box.setId("ethogram-by");
    box.setAccessibleText(Messages.text("ethogram.by"));
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Ethogram.By by) {
            return by == null
                ? ""
                : switch (by) {
                  case ALL -> Messages.text("ethogram.by.all");
                  case GROUP -> Messages.text("ethogram.by.group");
                  case SUBJECT -> Messages.text("ethogram.by.subject");
                  case OBSERVATION -> Messages.text("ethogram.by.video");
                };
          }

          @Override
          public Ethogram.By fromString(String text) {
            return Ethogram.By.ALL;
          }
        });
    box.getItems().setAll(Ethogram.By.values());
    box.valueProperty().bindBidirectional(model.byProperty());
    return box;
  }

  private void show(@Nullable Ethogram now) {
    if (now == null) {
      setCenter(Card.text(Messages.text("overview.reading"), "muted", "padded"));
      return;
    }
    if (now.records().stream().noneMatch(ObservationRecord::isObserved)) {
      setCenter(
          new EmptyState(
              MaterialDesignC.CHART_GANTT,
              Messages.text("ethogram.empty.title"),
              Messages.text("ethogram.empty.text")));
      return;
    }
    setCenter(scroll);
    RasterChart chart = new RasterChart(now, model.only());
    raster.show(chart);
    showKey(chart.key());
    showBudgets(now);
    table.show(now, model.byProperty().get());
    durations.show(
        pane(new DurationChart(now.all())::drawing, Messages.text("ethogram.durations")));
    showTransitions(now);
  }

  private ChartPane pane(DoubleFunction<Drawing> chart, String name) {
    return new ChartPane(chart, name, opened);
  }

  private void showKey(List<ActionClass> classes) {
    List<Node> shown = new ArrayList<>();
    for (ActionClass each : classes) {
      Label label = new Label(each.name(), new Rectangle(11, 11, Color.web(each.colour())));
      label.setOnMouseClicked(event -> opened.accept(new Target.OfClass(each.id())));
      label.getStyleClass().addAll("small", "clickable");
      shown.add(label);
    }
    Rectangle grey = new Rectangle(11, 11);
    grey.getStyleClass().add("chart-nothing");
    Label background = new Label(Messages.text("chart.background"), grey);
    background.getStyleClass().add("small");
    shown.add(background);
    key.getChildren().setAll(shown);
  }

  private void showBudgets(Ethogram now) {
    List<Node> parts = new ArrayList<>();
    List<BehaviourGroup> groups = BehaviourGroup.of(now.scheme());
    int pools = now.pools(model.byProperty().get()).size();
    for (int g = 0; g < groups.size(); g++) {
      BudgetChart chart = BudgetChart.of(now, g, model.byProperty().get());
      if (groups.size() > 1) {
        parts.add(Card.text(groups.get(g).name(), "section-title"));
      }
      BudgetChart cut =
          new BudgetChart(chart.group(), chart.rows().stream().limit(MOST_BARS).toList());
      parts.add(pane(cut::drawing, Messages.text("ethogram.budgets")));
    }
    if (pools > MOST_BARS) {
      parts.add(Card.text(Messages.text("ethogram.more", pools - MOST_BARS), "muted"));
    }
    budgets.show(parts.toArray(Node[]::new));
  }

  private void showTransitions(Ethogram now) {
    List<Node> parts = new ArrayList<>();
    for (TransitionMatrix matrix : now.all().transitions(model.backgroundProperty().get())) {
      parts.add(
          Card.text(
              Messages.text(
                  "ethogram.transitions.count",
                  matrix.group().name(),
                  matrix.total(),
                  matrix.repeats()),
              "muted"));
      parts.add(pane(new TransitionChart(matrix)::drawing, Messages.text("ethogram.transitions")));
    }
    if (parts.isEmpty()) {
      parts.add(Card.text(Messages.text("ethogram.transitions.empty"), "muted"));
    }
    transitions.show(parts.toArray(Node[]::new));
  }

  private MenuButton export() {
    MenuButton export = new MenuButton(Messages.text("ethogram.export"));
    export.setId("ethogram-export");
    export.setMinWidth(USE_PREF_SIZE);
    item(
        export,
        Messages.text("ethogram.export.raster"),
        "raster",
        shown -> Optional.of(new RasterChart(shown, model.only()).drawing(SAVED_WIDTH)));
    item(
        export,
        Messages.text("ethogram.export.budgets"),
        "budgets",
        shown -> Optional.of(budgets(shown)));
    item(
        export,
        Messages.text("ethogram.export.durations"),
        "durations",
        shown -> Optional.of(new DurationChart(shown.all()).drawing(SAVED_WIDTH)));
    item(export, Messages.text("ethogram.export.transitions"), "transitions", this::matrices);
    MenuItem tables = new MenuItem(Messages.text("ethogram.export.tables"));
    tables.setId("export-tables");
    tables.setOnAction(event -> exportTables());
    export.getItems().add(tables);
    export.disableProperty().bind(model.shownProperty().isNull());
    return export;
  }

  private void item(
      MenuButton menu,
      String title,
      String name,
      java.util.function.Function<Ethogram, Optional<Drawing>> drawn) {
    MenuItem item = new MenuItem(title);
    item.setId("export-" + name);
    item.setOnAction(event -> exportChart(name, drawn));
    menu.getItems().add(item);
  }

  private Drawing budgets(Ethogram shown) {
    Sketch all = new Sketch();
    double y = 0;
    List<BehaviourGroup> groups = BehaviourGroup.of(shown.scheme());
    for (int g = 0; g < groups.size(); g++) {
      all.title(0, y + 14, groups.get(g).name());
      Drawing each = BudgetChart.of(shown, g, model.byProperty().get()).drawing(SAVED_WIDTH);
      all.below(y + 22, each);
      y += each.height() + 34;
    }
    return all.drawing(SAVED_WIDTH, y);
  }

  private Optional<Drawing> matrices(Ethogram shown) {
    List<TransitionMatrix> found = shown.all().transitions(model.backgroundProperty().get());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Sketch all = new Sketch();
    double y = 0;
    double width = 0;
    for (TransitionMatrix matrix : found) {
      Drawing each = new TransitionChart(matrix).drawing(SAVED_WIDTH);
      all.title(0, y + 14, matrix.group().name());
      all.below(y + 22, each);
      y += each.height() + 34;
      width = Math.max(width, each.width());
    }
    return Optional.of(all.drawing(width, y));
  }

  private void exportChart(
      String name, java.util.function.Function<Ethogram, Optional<Drawing>> drawn) {
    Ethogram shown = model.shownProperty().get();
    Optional<Drawing> drawing = shown == null ? Optional.empty() : drawn.apply(shown);
    if (drawing.isEmpty()) {
      project.tell(Notice.information(Messages.text("ethogram.transitions.empty")));
      return;
    }
    dialogs
        .fileToWrite(project.projectName() + "-" + name + ".svg")
        .ifPresent(to -> write(drawing.get(), to));
  }

  private void write(Drawing drawing, Path to) {
    if (to.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      if (!ChartImage.fits(drawing)) {
        project.tell(Notice.problem(Messages.text("ethogram.too-large")));
        return;
      }
      ChartImage image = ChartImage.of(drawing);
      project.write(to, image::write);
    } else {
      project.write(to, file -> Files.writeString(file, Svg.file(drawing)));
    }
  }

  private void exportTables() {
    Ethogram shown = model.shownProperty().get();
    if (shown != null) {
      dialogs
          .fileToWrite(project.projectName() + "-tables")
          .ifPresent(to -> project.write(to, folder -> EthogramTables.write(shown, folder)));
    }
  }
}
