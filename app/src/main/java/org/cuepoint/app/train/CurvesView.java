package org.cuepoint.app.train;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import javafx.collections.FXCollections;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.cuepoint.app.i18n.Messages;

/** One curve of a training, chosen by name, with its latest value. FX thread only. */
final class CurvesView extends BorderPane {

  private static final String FIRST = "loss";

  /** Points that are drawn at most; more are thinned out evenly. */
  private static final int MOST_POINTS = 400;

  private final ComboBox<String> names = new ComboBox<>();
  private final Label latest = new Label();
  private final XYChart.Series<Number, Number> series = new XYChart.Series<>();
  private Map<String, NavigableMap<Integer, Double>> curves = Map.of();

  CurvesView() {
    NumberAxis steps = new NumberAxis();
    steps.setForceZeroInRange(false);
    steps.setLabel(Messages.text("training.step"));
    NumberAxis values = new NumberAxis();
    values.setForceZeroInRange(false);
    LineChart<Number, Number> chart = new LineChart<>(steps, values);
    chart.setCreateSymbols(false);
    chart.setAnimated(false);
    chart.setLegendVisible(false);
    chart.setMinHeight(120);
    chart.getData().add(series);
    chart.setAccessibleText(Messages.text("training.curve"));
    names.setId("curve");
    names.setAccessibleText(Messages.text("training.curve"));
    names.valueProperty().addListener((property, old, now) -> draw());
    latest.getStyleClass().add("muted");
    HBox row = new HBox(8, names, latest);
    row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    row.getStyleClass().add("panel-footer");
    setTop(row);
    setCenter(chart);
  }

  void show(Map<String, NavigableMap<Integer, Double>> now) {
    curves = now;
    List<String> wanted = now.keySet().stream().sorted().toList();
    if (!names.getItems().equals(wanted)) {
      String chosen = names.getValue();
      names.setItems(FXCollections.observableArrayList(wanted));
      names.setValue(
          chosen != null && wanted.contains(chosen)
              ? chosen
              : wanted.contains(FIRST) ? FIRST : wanted.stream().findFirst().orElse(null));
    }
    draw();
  }

  private void draw() {
    String name = names.getValue();
    NavigableMap<Integer, Double> curve =
        name == null ? new TreeMap<>() : curves.getOrDefault(name, new TreeMap<>());
    latest.setText(
        curve.isEmpty() ? "" : Messages.text("training.latest", curve.lastEntry().getValue()));
    int every = Math.max(1, curve.size() / MOST_POINTS);
    List<XYChart.Data<Number, Number>> points = new java.util.ArrayList<>();
    int i = 0;
    for (Map.Entry<Integer, Double> point : curve.entrySet()) {
      if (i++ % every == 0 && Double.isFinite(point.getValue())) {
        points.add(new XYChart.Data<>(point.getKey(), point.getValue()));
      }
    }
    series.getData().setAll(points);
  }
}
