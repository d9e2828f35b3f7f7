package org.cuepoint.app.versions;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.cuepoint.app.i18n.Messages;

/** A figure of the versions over time, one line a kind; a click selects. FX thread only. */
final class FiguresView extends BorderPane {

  private static final Duration A_DAY = Duration.ofHours(36);
  private static final int TICKS = 5;

  private final VersionsViewModel model;
  private final NumberAxis time = new NumberAxis();
  private final NumberAxis values = new NumberAxis();
  private final LineChart<Number, Number> chart = new LineChart<>(time, values);
  private DateTimeFormatter format = dates("d MMM");

  FiguresView(VersionsViewModel model) {
    this.model = model;
    ComboBox<String> names = new ComboBox<>(model.figureNames());
    names.setId("versions-figure");
    names.setAccessibleText(Messages.text("versions.figure"));
    names.valueProperty().bindBidirectional(model.figureProperty());
    Label title = new Label(Messages.text("versions.figure"));
    title.setLabelFor(names);
    Label hint = new Label(Messages.text("versions.figure.hint"));
    hint.getStyleClass().addAll("muted", "small");
    HBox row = new HBox(8, title, names, hint);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("panel-footer");
    time.setAutoRanging(false);
    time.setForceZeroInRange(false);
    time.setMinorTickVisible(false);
    time.setTickLabelFormatter(
        new StringConverter<>() {
          @Override
          public String toString(Number seconds) {
            return format.format(Instant.ofEpochSecond(seconds.longValue()));
          }

          @Override
          public Number fromString(String text) {
            throw new UnsupportedOperationException("Nobody types a date here");
          }
        });
    values.setForceZeroInRange(false);
    chart.setId("versions-chart");
    chart.setAnimated(false);
    // Room for the halves of the outer dates.
    chart.setPadding(new Insets(8, 44, 0, 20));
    chart.setAccessibleText(Messages.text("versions.figures"));
    setTop(row);
    setCenter(chart);
    model.linesProperty().subscribe(this::draw);
  }

  private void draw(List<Figures.Line> lines) {
    chart.getData().clear();
    List<Figures.Point> points = lines.stream().flatMap(line -> line.points().stream()).toList();
    if (points.isEmpty()) {
      return;
    }
    range(points);
    for (Figures.Line line : lines) {
      XYChart.Series<Number, Number> series = new XYChart.Series<>();
      series.setName(line.kind().word());
      for (Figures.Point point : line.points()) {
        series.getData().add(new XYChart.Data<>(point.when().getEpochSecond(), point.value()));
      }
      chart.getData().add(series);
      for (int i = 0; i < line.points().size(); i++) {
        equip(series.getData().get(i).getNode(), line.points().get(i));
      }
    }
  }

  private void equip(Node sign, Figures.Point point) {
    Tooltip.install(
        sign,
        new Tooltip(
            Messages.text(
                "versions.figure.point",
                point.model().name(),
                Figures.text(point.value()),
                VersionTexts.when(point.when()))));
    sign.setCursor(Cursor.HAND);
    sign.setOnMouseClicked(event -> model.select(List.of(point.model().id())));
  }

  private void range(List<Figures.Point> points) {
    long first = points.stream().mapToLong(each -> each.when().getEpochSecond()).min().orElse(0);
    long last = points.stream().mapToLong(each -> each.when().getEpochSecond()).max().orElse(0);
    long room = Math.max(60, (last - first) / 20);
    time.setLowerBound((double) first - room);
    time.setUpperBound((double) last + room);
    time.setTickUnit(Math.max(1, (last - first + 2.0 * room) / TICKS));
    boolean oneDay = last - first < A_DAY.toSeconds();
    format = dates(oneDay ? "d MMM HH:mm" : "d MMM");
  }

  private static DateTimeFormatter dates(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.getDefault())
        .withZone(ZoneId.systemDefault());
  }
}
