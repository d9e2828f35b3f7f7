package org.cuepoint.app.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.cuepoint.app.chart.BudgetChart;
import org.cuepoint.app.chart.Figures;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.ethogram.BehaviourStatistics;
import org.cuepoint.core.ethogram.Ethogram;
import org.cuepoint.core.ethogram.Pool;
import org.cuepoint.core.taxonomy.ActionClass;

/** The figures of classes, over everything or in parts. FX thread only. */
final class BehaviourTable extends TableView<BehaviourTable.Line> {

  private static final double ROW = 30;
  private static final int MOST_ROWS_SHOWN = 14;

  /** A class over one pool. */
  record Line(String of, String name, BehaviourStatistics statistics) {}

  private final TableColumn<Line, String> of =
      column(Messages.text("ethogram.column.of"), Line::of, 130);

  BehaviourTable() {
    setId("ethogram-table");
    setAccessibleText(Messages.text("ethogram.bouts"));
    setPlaceholder(new Label(Messages.text("ethogram.empty.title")));
    getColumns().add(of);
    getColumns().add(column(Messages.text("ethogram.column.class"), Line::name, 120));
    number(Messages.text("ethogram.column.bouts"), s -> s.bouts(), 56, Figures::whole);
    number(Messages.text("ethogram.column.points"), s -> s.points(), 56, Figures::whole);
    number(
        Messages.text("ethogram.column.total"),
        BehaviourStatistics::totalSeconds,
        72,
        Figures::time);
    number(
        Messages.text("ethogram.column.share"), BehaviourStatistics::share, 66, Figures::percent);
    number(Messages.text("ethogram.column.rate"), BehaviourStatistics::perMinute, 66, Figures::two);
    number(Messages.text("ethogram.column.mean"), s -> s.durations().mean(), 66, Figures::two);
    number(Messages.text("ethogram.column.median"), s -> s.durations().median(), 66, Figures::two);
    number(Messages.text("ethogram.column.sd"), s -> s.durations().sd(), 60, Figures::two);
    number(Messages.text("ethogram.column.latency"), s -> s.latencies().median(), 76, Figures::two);
    number(
        Messages.text("ethogram.column.interval"), s -> s.intervals().median(), 76, Figures::two);
    number(
        Messages.text("ethogram.column.observed"),
        BehaviourStatistics::observedSeconds,
        76,
        Figures::time);
  }

  private static TableColumn<Line, String> column(
      String title, Function<Line, String> text, double width) {
    TableColumn<Line, String> column = new TableColumn<>(title);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
    column.setPrefWidth(width);
    return column;
  }

  private void number(
      String title,
      Function<BehaviourStatistics, Number> value,
      double width,
      Function<Double, String> words) {
    TableColumn<Line, Double> column = new TableColumn<>(title);
    column.setCellValueFactory(
        row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue().statistics()).doubleValue()));
    column.setCellFactory(
        made ->
            new TableCell<>() {
              @Override
              protected void updateItem(Double item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? "" : words.apply(item));
              }
            });
    column.getStyleClass().add("number-column");
    column.setPrefWidth(width);
    getColumns().add(column);
  }

  void show(Ethogram ethogram, Ethogram.By by) {
    List<Line> lines = new ArrayList<>();
    for (Pool pool : ethogram.pools(by)) {
      List<BehaviourStatistics> statistics = pool.statistics();
      for (int c = 0; c < statistics.size(); c++) {
        ActionClass actionClass = ethogram.scheme().classes().get(c);
        if (statistics.get(c).occurrences() > 0) {
          lines.add(new Line(BudgetChart.name(pool, by), actionClass.name(), statistics.get(c)));
        }
      }
    }
    of.setVisible(by != Ethogram.By.ALL);
    setItems(FXCollections.observableArrayList(lines));
    double height = ROW * (1.2 + Math.clamp(lines.size(), 2, MOST_ROWS_SHOWN));
    setPrefHeight(height);
    setMinHeight(height);
  }
}
