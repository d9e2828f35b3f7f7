package org.cuepoint.app.chart;

import java.util.List;

/**
 * Values as bars side by side, named at the left, with their figures at the right.
 *
 * @param rows the bars, from top to bottom
 * @param most value of a full bar; bars are cut there
 */
public record BarsChart(List<Row> rows, double most) {

  private static final double ROW = 22;
  private static final double BAR = 12;

  /** Copies the list. */
  public BarsChart {
    rows = List.copyOf(rows);
  }

  /**
   * A bar.
   *
   * @param name stands before it
   * @param value its length; NaN for none
   * @param figure stands after it
   * @param ink its colour
   * @param note of the whole row
   */
  public record Row(String name, double value, String figure, Ink ink, Note note) {}

  /** Makes bars as long as the longest. */
  public BarsChart(List<Row> rows) {
    this(rows, rows.stream().mapToDouble(Row::value).filter(Double::isFinite).max().orElse(1));
  }

  /** Returns the drawing. */
  public Drawing drawing(double width) {
    double names =
        Math.min(
            0.4 * width,
            8 + rows.stream().mapToDouble(row -> Sketch.width(row.name())).max().orElse(0));
    double figures =
        8 + rows.stream().mapToDouble(row -> Sketch.width(row.figure())).max().orElse(0);
    Scale scale = new Scale(most, names, Math.max(names + 20, width - figures));
    Sketch sketch = new Sketch();
    double y = 0;
    for (Row row : rows) {
      double length = Double.isFinite(row.value()) ? Math.clamp(row.value(), 0, scale.most()) : 0;
      sketch.words(
          0, y + 15, Sketch.fit(row.name(), names - 8), Ink.TEXT, Mark.Align.LEFT, row.note());
      sketch.box(scale.from(), y + 5, scale.to() - scale.from(), BAR, Ink.NOTHING, row.note());
      if (length > 0) {
        sketch.box(
            scale.from(),
            y + 5,
            Math.max(1, scale.at(length) - scale.from()),
            BAR,
            row.ink(),
            row.note());
      }
      sketch.words(width, y + 15, row.figure(), Ink.MUTED, Mark.Align.RIGHT, row.note());
      y += ROW;
    }
    return sketch.drawing(width, Math.max(1, y));
  }
}
