package org.cuepoint.app.overview;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.util.Duration;
import org.cuepoint.app.chart.Drawing;
import org.cuepoint.app.chart.Ink;
import org.cuepoint.app.chart.Note;
import org.cuepoint.app.chart.Target;

/**
 * Shows a chart as wide as there is room, in the colours of the theme. What lies under the mouse
 * says what it is; a click goes where it leads. FX thread only.
 */
final class ChartPane extends Region {

  private static final StyleablePropertyFactory<ChartPane> COLOURS =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  private final Canvas canvas = new Canvas();
  private final DoubleFunction<Drawing> chart;
  private final Consumer<? super Target> opened;
  private final Tooltip tooltip = new Tooltip();
  private final StyleableProperty<Color> text = colour("-chart-text", pane -> pane.text, "#1f2430");
  private final StyleableProperty<Color> muted =
      colour("-chart-muted", pane -> pane.muted, "#5c6675");
  private final StyleableProperty<Color> line = colour("-chart-line", pane -> pane.line, "#dce0e6");
  private final StyleableProperty<Color> nothing =
      colour("-chart-nothing", pane -> pane.nothing, "#e6e9ee");
  private final StyleableProperty<Color> accent =
      colour("-chart-accent", pane -> pane.accent, "#1f6fb2");
  private final StyleableProperty<Color> warning =
      colour("-chart-warning", pane -> pane.warning, "#bb7a12");
  private Drawing drawing = new Drawing(1, 1, List.of());
  private boolean tipShown;

  /**
   * Makes a pane.
   *
   * @param chart draws for a width
   * @param name what it shows, for those who do not see it
   * @param opened told where a click leads
   */
  ChartPane(DoubleFunction<Drawing> chart, String name, Consumer<? super Target> opened) {
    this.chart = chart;
    this.opened = opened;
    getStyleClass().add("chart-pane");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(name);
    setMinWidth(0);
    getChildren().add(canvas);
    canvas.setManaged(false);
    tooltip.setShowDelay(Duration.millis(250));
    setOnMouseMoved(this::moved);
    setOnMouseExited(event -> showTip(Note.NONE));
    setOnMouseClicked(this::clicked);
  }

  private StyleableProperty<Color> colour(
      String name, Function<ChartPane, StyleableProperty<Color>> which, String initial) {
    StyleableProperty<Color> property =
        COLOURS.createStyleableColorProperty(
            this, name.substring(1), name, which, Color.web(initial));
    ((ObservableValue<?>) property).addListener((changed, old, now) -> repaint());
    return property;
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return COLOURS.getCssMetaData();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return chart.apply(usable(width)).height();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 400;
  }

  private double usable(double width) {
    double own = width > 0 ? width : getWidth();
    return Math.max(120, own);
  }

  @Override
  protected void layoutChildren() {
    drawing = chart.apply(usable(getWidth()));
    canvas.setWidth(usable(getWidth()));
    canvas.setHeight(Math.max(1, drawing.height()));
    repaint();
  }

  void repaint() {
    GraphicsContext on = canvas.getGraphicsContext2D();
    on.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    new DrawingPainter(this::colourOf).paint(on, drawing);
  }

  private Color colourOf(Ink.Role role) {
    return switch (role) {
      case TEXT -> text.getValue();
      case MUTED -> muted.getValue();
      case LINE -> line.getValue();
      case NOTHING -> nothing.getValue();
      case ACCENT -> accent.getValue();
      case WARNING -> warning.getValue();
      case FIXED -> throw new IllegalArgumentException("A fixed colour is no role");
    };
  }

  private void moved(MouseEvent event) {
    showTip(drawing.at(event.getX(), event.getY()).orElse(Note.NONE));
  }

  private void showTip(Note note) {
    setCursor(note.leads() ? Cursor.HAND : Cursor.DEFAULT);
    tooltip.setText(note.tip());
    boolean wanted = !note.tip().isEmpty();
    if (wanted && !tipShown) {
      Tooltip.install(this, tooltip);
    } else if (!wanted && tipShown) {
      Tooltip.uninstall(this, tooltip);
    }
    tipShown = wanted;
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      Optional<Note> hit = drawing.at(event.getX(), event.getY());
      hit.filter(Note::leads).ifPresent(note -> opened.accept(note.target()));
    }
  }
}
