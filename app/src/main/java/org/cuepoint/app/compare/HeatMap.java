package org.cuepoint.app.compare;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * A square table of shares as colours with their percents. FX thread only.
 *
 * <p>What is on the diagonal has another colour than what is beside it; of a difference what is
 * better has another colour than what is worse.
 */
final class HeatMap extends Region {

  private static final double NAMES = 120;
  private static final double HEAD = 96;
  private static final double TITLE = 22;
  private static final double CELL = 34;
  private static final Color RIGHT = Color.web("#0072b2");
  private static final Color WRONG = Color.web("#d55e00");
  private static final Color BETTER = Color.web("#009e73");

  private final Canvas canvas = new Canvas();
  private final Label title;
  private final List<String> labels;
  private final double[][] shares;
  private final Kind kind;

  /** What the cells are. */
  enum Kind {
    /** Shares of a row, 0 to 1. */
    SHARES,
    /** Differences of shares, -1 to 1. */
    DIFFERENCE
  }

  /**
   * Makes a table.
   *
   * @param shares rows are what is true
   */
  HeatMap(String title, List<String> labels, double[][] shares, Kind kind) {
    this.title = new Label(title);
    this.labels = labels;
    this.shares = shares;
    this.kind = kind;
    this.title.getStyleClass().add("compare-chart-title");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(title);
    getChildren().addAll(this.title, canvas);
    this.title.textFillProperty().addListener((property, old, now) -> draw());
    double width = NAMES + CELL * labels.size() + 64;
    double height = TITLE + HEAD + CELL * labels.size() + 8;
    setMinSize(width, height);
    setPrefSize(width, height);
    setMaxSize(width, height);
    canvas.setWidth(width);
    canvas.setHeight(height - TITLE);
    draw();
  }

  @Override
  protected void layoutChildren() {
    title.resizeRelocate(0, 0, getWidth(), TITLE);
    canvas.relocate(0, TITLE);
  }

  private void draw() {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    pen.setTextBaseline(VPos.CENTER);
    pen.setFont(Font.font(12));
    for (int i = 0; i < labels.size(); i++) {
      pen.setFill(title.getTextFill());
      pen.setTextAlign(TextAlignment.RIGHT);
      double middle = CELL * i + CELL / 2;
      pen.fillText(labels.get(i), NAMES - 6, HEAD + middle, NAMES - 8);
      pen.save();
      pen.translate(NAMES + middle, HEAD - 6);
      pen.rotate(-55);
      pen.setTextAlign(TextAlignment.LEFT);
      pen.fillText(labels.get(i), 0, 0, 108);
      pen.restore();
      for (int j = 0; j < labels.size(); j++) {
        cell(pen, i, j);
      }
    }
  }

  private void cell(GraphicsContext pen, int row, int column) {
    double share = shares[row][column];
    double x = NAMES + CELL * column;
    double y = HEAD + CELL * row;
    long percent = Math.round(100 * share);
    pen.setFill(colour(share, row == column).deriveColor(0, 1, 1, strength(percent, share)));
    pen.fillRect(x, y, CELL - 1, CELL - 1);
    if (percent != 0) {
      pen.setFill(title.getTextFill());
      pen.setTextAlign(TextAlignment.CENTER);
      pen.fillText(
          kind == Kind.DIFFERENCE && percent > 0 ? "+" + percent : Long.toString(percent),
          x + CELL / 2,
          y + CELL / 2);
    }
  }

  private double strength(long percent, double share) {
    return percent == 0 ? 0.08 : 0.12 + 0.6 * Math.min(1, Math.abs(share));
  }

  private Color colour(double share, boolean diagonal) {
    return switch (kind) {
      case SHARES -> diagonal ? RIGHT : WRONG;
      case DIFFERENCE -> diagonal == share > 0 ? BETTER : WRONG;
    };
  }
}
