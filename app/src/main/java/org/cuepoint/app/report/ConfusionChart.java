package org.cuepoint.app.report;

import java.util.List;
import org.cuepoint.core.eval.ConfusionMatrix;

/**
 * A confusion matrix as SVG: rows are truth, columns what was said; the darker a cell, the larger
 * its share of the row.
 *
 * @param title what is drawn
 * @param matrix the counts
 */
public record ConfusionChart(String title, ConfusionMatrix matrix) {

  private static final int NAMES = 130;
  private static final int CELL = 34;
  private static final int TOP = 120;

  /** Room for the slanted name of the last column. */
  private static final int RIGHT = 60;

  /** Returns the drawing. */
  public String svg() {
    List<String> labels = matrix.labels();
    int n = labels.size();
    int width = NAMES + CELL * n + RIGHT;
    int height = TOP + CELL * n + 10;
    StringBuilder svg = new StringBuilder();
    svg.append(
        Markup.format(
            "<svg viewBox=\"0 0 %d %d\" style=\"width:%dpx\" role=\"img\" aria-label=\"%s\">"
                + "<text x=\"0\" y=\"16\" class=\"title\">%s</text>",
            width, height, width, Markup.safe(title), Markup.safe(title)));
    for (int i = 0; i < n; i++) {
      String name = Markup.safe(labels.get(i));
      int middle = CELL * i + CELL / 2 + 4;
      svg.append(
          Markup.format(
              "<text x=\"%d\" y=\"%d\" class=\"right\">%s</text>"
                  + "<text transform=\"translate(%d %d) rotate(-60)\">%s</text>",
              NAMES - 6, TOP + middle, name, NAMES + middle, TOP - 6, name));
      List<Long> row = matrix.counts().get(i);
      long all = row.stream().mapToLong(Long::longValue).sum();
      for (int j = 0; j < n; j++) {
        svg.append(cell(i, j, row.get(j), all));
      }
    }
    return svg.append("</svg>").toString();
  }

  private String cell(int row, int column, long count, long all) {
    double share = all == 0 ? 0 : (double) count / all;
    int x = NAMES + CELL * column;
    int y = TOP + CELL * row;
    String text =
        share < 0.005
            ? ""
            : Markup.format(
                "<text x=\"%d\" y=\"%d\" class=\"middle\">%.0f</text>",
                x + CELL / 2, y + CELL / 2 + 4, 100 * share);
    return Markup.format(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" fill-opacity=\"%.2f\""
            + " class=\"grid\"><title>%s said to be %s: %d of %d</title></rect>%s",
        x,
        y,
        CELL - 1,
        CELL - 1,
        HtmlPage.COLOURS.get(row == column ? 0 : 1),
        0.06 + 0.7 * share,
        Markup.safe(matrix.labels().get(row)),
        Markup.safe(matrix.labels().get(column)),
        count,
        all,
        text);
  }
}
