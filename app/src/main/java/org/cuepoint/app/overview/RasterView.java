package org.cuepoint.app.overview;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.cuepoint.app.chart.Drawing;
import org.cuepoint.app.chart.RasterChart;
import org.cuepoint.app.chart.Target;
import org.cuepoint.app.i18n.Messages;

/** The raster: a list of rows, of which only those in sight are painted, over its axis. */
final class RasterView extends VBox {

  private static final double MOST_HEIGHT = 420;

  /** Room of the scroll bar, so that rows and axis keep the same scale. */
  private static final double SCROLL_BAR = 12;

  private final ListView<Integer> rows = new ListView<>();
  private final Consumer<? super Target> opened;
  private RasterChart chart;
  private ChartPane axis;

  RasterView(RasterChart first, Consumer<? super Target> opened) {
    this.chart = first;
    this.opened = opened;
    rows.setId("raster");
    rows.setAccessibleText(Messages.text("ethogram.raster"));
    rows.setFocusTraversable(true);
    rows.getStyleClass().add("raster");
    rows.setCellFactory(list -> new Row());
    axis = axis();
    show(first);
  }

  private ChartPane axis() {
    return new ChartPane(
        width -> chart.axis(Math.max(120, width - SCROLL_BAR)),
        Messages.text("ethogram.axis"),
        opened);
  }

  void show(RasterChart next) {
    chart = next;
    double row = Math.ceil(chart.rowHeight());
    rows.setFixedCellSize(row);
    rows.setItems(
        FXCollections.observableArrayList(IntStream.range(0, chart.rows()).boxed().toList()));
    rows.refresh();
    double height = Math.min(MOST_HEIGHT, row * Math.max(1, chart.rows()) + 2);
    rows.setPrefHeight(height);
    rows.setMinHeight(height);
    axis = axis();
    getChildren().setAll(rows, axis);
  }

  /** One row; asked for the number that the cell shows now. */
  private final class Row extends ListCell<Integer> {
    private final ChartPane pane =
        new ChartPane(
            this::draw, Messages.text("ethogram.raster"), target -> opened.accept(target));

    Row() {
      getStyleClass().add("raster-row");
      setMinWidth(0);
      setPrefWidth(0);
    }

    private Drawing draw(double width) {
      Integer number = getItem();
      double room = Math.max(120, rows.getWidth() - SCROLL_BAR);
      return number == null || number >= chart.rows()
          ? new Drawing(width, 1, java.util.List.of())
          : chart.row(number, room);
    }

    @Override
    protected void updateItem(Integer number, boolean empty) {
      super.updateItem(number, empty);
      setGraphic(empty ? null : pane);
      if (!empty && number != null && number < chart.rows()) {
        pane.setAccessibleText(chart.ethogram().records().get(number).observation().name());
        pane.requestLayout();
      }
    }
  }
}
