package org.cuepoint.app.map;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.jobs.JobEntry;
import org.cuepoint.app.queue.Thumbnails;
import org.cuepoint.core.embed.EmbeddingMap;
import org.cuepoint.core.embed.KeptMap;
import org.cuepoint.core.embed.MapSettings;
import org.cuepoint.core.embed.Method;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** The map with its colours, its legend and what can be done with chosen points. FX thread only. */
public final class EmbeddingMapView extends BorderPane {

  /** What a picture on a point's card fits into, in pixels. */
  public static final int PICTURE_WIDTH = PointCard.PICTURE_WIDTH;

  /** What a picture on a point's card fits into, in pixels. */
  public static final int PICTURE_HEIGHT = PointCard.PICTURE_HEIGHT;

  private static final List<Integer> COUNTS = List.of(1000, 2000, 4000, 10_000, 20_000);

  private final EmbeddingMapViewModel model;
  private final MapCanvas canvas;
  private final LegendView legend;
  private final StackPane message = new StackPane();
  private final HBox working = new HBox(10);
  private final ProgressBar progress = new ProgressBar();
  private final Label workingOn = new Label();
  private final Label standing = new Label();

  /**
   * Makes a view.
   *
   * @param thumbnails pictures of the size of {@link #PICTURE_WIDTH} and {@link #PICTURE_HEIGHT}
   * @param still true while no picture may move
   */
  public EmbeddingMapView(
      EmbeddingMapViewModel model, Thumbnails thumbnails, ObservableBooleanValue still) {
    this.model = model;
    this.legend = new LegendView(model);
    this.canvas = new MapCanvas(model, this::showLegend);
    getStyleClass().add("embedding-map");
    StackPane middle =
        new StackPane(canvas, new PointCard(model, thumbnails, still), message, working());
    StackPane.setAlignment(working, Pos.TOP_CENTER);
    setTop(tools());
    setCenter(middle);
    setRight(legend);
    setBottom(footer());
    model.legendProperty().addListener((property, old, now) -> showLegend());
    model.actions().mapProperty().subscribe(now -> showState());
    model.actions().problemProperty().addListener((property, old, now) -> showState());
    model.actions().makingProperty().subscribe(this::showWork);
    showLegend();
  }

  /** Returns what wants the focus. */
  public Node firstFocus() {
    return canvas;
  }

  private void showLegend() {
    legend.show(canvas.palette());
  }

  private Node tools() {
    ComboBox<Colouring> colouring = new ComboBox<>();
    colouring.setId("map-colouring");
    colouring.getItems().setAll(Colouring.values());
    colouring.setConverter(words(EmbeddingMapView::name));
    colouring.valueProperty().bindBidirectional(model.colouringProperty());
    Label by = new Label(Messages.text("map.colour-by"));
    by.setLabelFor(colouring);
    by.setMinWidth(Region.USE_PREF_SIZE);

    MapSettings settings = model.actions().settingsProperty().get();
    ComboBox<Method> method = new ComboBox<>();
    method.setId("map-method");
    method.getItems().setAll(Method.values());
    method.setConverter(words(each -> each.word().toUpperCase(Locale.ROOT)));
    method.setValue(settings.method());
    method.setTooltip(new Tooltip(Messages.text("map.method.tip")));
    ComboBox<Integer> count = new ComboBox<>();
    count.setId("map-count");
    count.getItems().setAll(COUNTS);
    count.setConverter(words(each -> Messages.text("map.at-most", each)));
    count.setValue(settings.count());
    method.setOnAction(event -> model.use(method.getValue(), count.getValue()));
    count.setOnAction(event -> model.use(method.getValue(), count.getValue()));

    ToggleButton lasso =
        Icons.only(new ToggleButton(), MaterialDesignL.LASSO, Messages.text("map.lasso"));
    lasso.setId("map-lasso");
    lasso.selectedProperty().bindBidirectional(model.lassoProperty());
    Button fit =
        Icons.only(new Button(), MaterialDesignF.FIT_TO_PAGE_OUTLINE, Messages.text("map.fit"));
    fit.setOnAction(event -> model.fit());
    Button anew = Icons.only(new Button(), MaterialDesignR.REFRESH, Messages.text("map.anew"));
    anew.setId("map-anew");
    anew.setOnAction(event -> model.make(KeptMap.REPLACE));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox row = new HBox(8, by, colouring, method, count, gap, lasso, fit, anew);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("map-tools");
    return row;
  }

  private static <T> StringConverter<T> words(Function<T, String> word) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : word.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("Nobody types here");
      }
    };
  }

  private static String name(Colouring colouring) {
    return switch (colouring) {
      case LABEL -> Messages.text("map.by-label");
      case PREDICTION -> Messages.text("map.by-prediction");
      case UNCERTAINTY -> Messages.text("map.by-uncertainty");
      case GROUP -> Messages.text("map.by-group");
      case DISAGREEMENT -> Messages.text("map.by-disagreement");
    };
  }

  private HBox working() {
    Button cancel = new Button(Messages.text("map.cancel"));
    cancel.setOnAction(event -> model.actions().cancel());
    progress.setPrefWidth(180);
    working.getChildren().addAll(workingOn, progress, cancel);
    working.setAlignment(Pos.CENTER);
    working.getStyleClass().addAll("floating", "map-working");
    working.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return working;
  }

  private void showWork(@Nullable JobEntry job) {
    working.setVisible(job != null);
    progress.progressProperty().unbind();
    workingOn.setText(Messages.text("map.working"));
    if (job != null) {
      progress
          .progressProperty()
          .bind(
              Bindings.createDoubleBinding(
                  () -> job.fraction().orElse(ProgressBar.INDETERMINATE_PROGRESS),
                  job.stateProperty()));
    }
    showState();
  }

  private void showState() {
    EmbeddingMap now = model.actions().mapProperty().get();
    Exception problem = model.actions().problemProperty().get();
    boolean making = model.actions().makingProperty().get() != null;
    message.getChildren().clear();
    boolean empty = now == null || now.points().isEmpty();
    if (empty && !making && problem != null) {
      Button again = new Button(Messages.text("map.again"));
      again.setOnAction(event -> model.make(KeptMap.USE));
      message
          .getChildren()
          .add(
              new EmptyState(
                  MaterialDesignM.MAP_OUTLINE,
                  Messages.text("map.failed"),
                  String.valueOf(problem.getMessage()),
                  again));
    } else if (empty && !making && now != null) {
      message.getChildren().add(notIndexed());
    } else if (empty && !making) {
      Button make = new Button(Messages.text("map.make"));
      make.setOnAction(event -> model.make(KeptMap.USE));
      message
          .getChildren()
          .add(
              new EmptyState(
                  MaterialDesignM.MAP_OUTLINE,
                  Messages.text("map.none"),
                  Messages.text("map.none.text"),
                  make));
    }
    message.setVisible(!message.getChildren().isEmpty());
    standing.setText(now == null || now.points().isEmpty() ? "" : standing(now));
  }

  private EmptyState notIndexed() {
    Button index = new Button(Messages.text("map.index"));
    index.setId("map-index");
    index.getStyleClass().add("primary");
    index
        .disableProperty()
        .bind(
            model
                .workspace()
                .editableProperty()
                .not()
                .or(model.workspace().learn().busyProperty())
                .or(Bindings.isEmpty(model.workspace().videos())));
    index.setOnAction(event -> model.workspace().learn().index());
    return new EmptyState(
        MaterialDesignM.MAP_OUTLINE,
        Messages.text("map.not-indexed"),
        Messages.text("map.not-indexed.text"),
        index);
  }

  private static String standing(EmbeddingMap map) {
    StringBuilder text =
        new StringBuilder(
            Messages.text(
                "map.standing", map.points().size(), map.windows(), map.encoder().orElse("")));
    map.model().ifPresent(name -> text.append(Messages.text("map.standing.model", name)));
    map.second().ifPresent(name -> text.append(Messages.text("map.standing.second", name)));
    if (!map.leftOut().isEmpty()) {
      text.append(Messages.text("map.standing.left-out", map.leftOut().size()));
    }
    return text.toString();
  }

  private Node footer() {
    standing.getStyleClass().addAll("muted", "small");
    standing.setId("map-standing");
    Label chosen = new Label();
    chosen.setId("map-chosen");
    chosen.setMinWidth(Region.USE_PREF_SIZE);
    chosen
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Messages.text("map.chosen", model.selectedCountProperty().get()),
                model.selectedCountProperty()));
    Button queue = new Button();
    queue.setId("map-queue");
    queue.getStyleClass().add("primary");
    queue.setMinWidth(Region.USE_PREF_SIZE);
    queue
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.selectedCountProperty().get() > EmbeddingMapViewModel.MOST_QUEUED
                        ? Messages.text("map.queue-most", EmbeddingMapViewModel.MOST_QUEUED)
                        : Messages.text("map.queue"),
                model.selectedCountProperty()));
    queue.setOnAction(event -> model.queue());
    var none = model.selectedCountProperty().isEqualTo(0);
    queue.disableProperty().bind(none.or(model.workspace().editableProperty().not()));
    Button clear = new Button(Messages.text("map.clear"));
    clear.setMinWidth(Region.USE_PREF_SIZE);
    clear.disableProperty().bind(none);
    clear.setOnAction(event -> model.clearSelection());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox row = new HBox(8, standing, gap, chosen, clear, queue);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("panel-footer");
    return row;
  }
}
