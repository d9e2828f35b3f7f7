package org.cuepoint.app.report;

import java.util.List;

/**
 * Scores from 0 to 100 of several classes, some bars side by side for each, as SVG.
 *
 * @param title what is drawn
 * @param series one bar for each class and series
 * @param rows the classes
 */
public record BarChart(String title, List<Series> series, List<Row> rows) {

  private static final int WIDTH = 720;
  private static final int NAMES = 150;
  private static final int BAR = 9;
  private static final int GAP = 8;
  private static final int TOP = 28;

  /** Copies the lists. */
  public BarChart {
    series = List.copyOf(series);
    rows = List.copyOf(rows);
  }

  /**
   * What one bar of each row stands for.
   *
   * @param name of the series
   * @param colour of its bars
   */
  public record Series(String name, String colour) {}

  /**
   * A class.
   *
   * @param name of the class
   * @param values one for each series; NaN where there is none
   */
  public record Row(String name, List<Double> values) {}

  /** Returns the drawing. */
  public String svg() {
    int rowHeight = BAR * series.size() + GAP;
    int height = TOP + rowHeight * rows.size() + 20;
    StringBuilder svg = new StringBuilder();
    svg.append(
        Markup.format(
            "<svg viewBox=\"0 0 %d %d\" class=\"wide\" role=\"img\" aria-label=\"%s\">",
            WIDTH, height, Markup.safe(title)));
    svg.append(
        Markup.format("<text x=\"0\" y=\"16\" class=\"title\">%s</text>", Markup.safe(title)));
    for (int score = 0; score <= 100; score += 20) {
      double x = x(score);
      svg.append(
          Markup.format(
              "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" class=\"grid\"/>"
                  + "<text x=\"%.1f\" y=\"%d\" class=\"tick middle\">%d</text>",
              x, TOP, x, height - 18, x, height - 4, score));
    }
    int y = TOP + GAP / 2;
    for (Row row : rows) {
      svg.append(
          Markup.format(
              "<text x=\"%d\" y=\"%d\" class=\"tick right\">%s</text>",
              NAMES - 6, y + (BAR * series.size()) / 2 + 4, Markup.safe(row.name())));
      for (int i = 0; i < series.size(); i++) {
        double value = Double.isFinite(row.values().get(i)) ? row.values().get(i) : 0;
        svg.append(
            Markup.format(
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"><title>%s, %s:"
                    + " %.1f</title></rect>",
                NAMES,
                y + i * BAR,
                Math.max(1, x(value) - NAMES),
                BAR - 1,
                series.get(i).colour(),
                Markup.safe(row.name()),
                Markup.safe(series.get(i).name()),
                value));
      }
      y += rowHeight;
    }
    return svg.append("</svg>").toString();
  }

  private static double x(double score) {
    return NAMES + (WIDTH - NAMES - 20) * score / 100;
  }
}
