package org.cuepoint.app.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Scores from 0 to 100 over a number that grows, as SVG.
 *
 * @param title what is drawn
 * @param across what grows from left to right
 * @param lines one or more lines
 */
public record LineChart(String title, String across, List<Line> lines) {

  private static final int WIDTH = 340;
  private static final int HEIGHT = 240;
  private static final int LEFT = 36;
  private static final int TOP = 28;
  private static final int RIGHT = WIDTH - 12;
  private static final int BOTTOM = HEIGHT - 40;

  /** Copies the list. */
  public LineChart {
    lines = List.copyOf(lines);
  }

  /**
   * A line.
   *
   * @param name of the line
   * @param colour of the line
   * @param dots in order from left to right
   */
  public record Line(String name, String colour, List<Dot> dots) {}

  /**
   * A point of a line.
   *
   * @param x from left to right
   * @param y score
   * @param low lower end of its interval; NaN for none
   * @param high upper end of its interval; NaN for none
   */
  public record Dot(double x, double y, double low, double high) {
    /** A point without an interval. */
    public Dot(double x, double y) {
      this(x, y, Double.NaN, Double.NaN);
    }
  }

  /** Returns the drawing. */
  public String svg() {
    double most =
        lines.stream().flatMap(l -> l.dots().stream()).mapToDouble(Dot::x).max().orElse(1);
    double high =
        lines.stream()
            .flatMap(l -> l.dots().stream())
            .mapToDouble(dot -> Double.isFinite(dot.high()) ? dot.high() : dot.y())
            .max()
            .orElse(100);
    // Whole tens, so that small scores can be told apart.
    double top = Math.min(100, Math.max(10, 10 * Math.ceil(high / 10)));
    StringBuilder svg = new StringBuilder();
    svg.append(
        Markup.format(
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
            WIDTH, HEIGHT, Markup.safe(title)));
    svg.append(
        Markup.format(
            "<text x=\"%d\" y=\"16\" class=\"title\">%s</text>", LEFT, Markup.safe(title)));
    for (int i = 0; i <= 5; i++) {
      double value = top * i / 5;
      double y = y(value, top);
      svg.append(
          Markup.format(
              "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" class=\"grid\"/>"
                  + "<text x=\"%d\" y=\"%.1f\" class=\"tick right\">%.0f</text>",
              LEFT, y, RIGHT, y, LEFT - 4, y + 4, value));
    }
    for (int i = 0; i <= 4; i++) {
      double value = most * i / 4;
      svg.append(
          Markup.format(
              "<text x=\"%.1f\" y=\"%d\" class=\"tick middle\">%.0f</text>",
              x(value, most), BOTTOM + 14, value));
    }
    svg.append(
        Markup.format(
            "<text x=\"%d\" y=\"%d\" class=\"tick middle\">%s</text>",
            (LEFT + RIGHT) / 2, BOTTOM + 30, Markup.safe(across)));
    for (Line line : lines) {
      List<String> places = new ArrayList<>();
      for (Dot dot : line.dots()) {
        places.add(Markup.format("%.1f,%.1f", x(dot.x(), most), y(dot.y(), top)));
      }
      svg.append(
          Markup.format(
              "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
              String.join(" ", places), line.colour()));
      for (Dot dot : line.dots()) {
        if (Double.isFinite(dot.low()) && Double.isFinite(dot.high())) {
          svg.append(
              Markup.format(
                  "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\""
                      + " stroke-width=\"1.5\" stroke-opacity=\"0.6\"/>",
                  x(dot.x(), most),
                  y(dot.low(), top),
                  x(dot.x(), most),
                  y(dot.high(), top),
                  line.colour()));
        }
        svg.append(
            Markup.format(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"><title>%s: %.1f at"
                    + " %.0f</title></circle>",
                x(dot.x(), most),
                y(dot.y(), top),
                line.colour(),
                Markup.safe(line.name()),
                dot.y(),
                dot.x()));
      }
    }
    return svg.append("</svg>").toString();
  }

  private static double x(double value, double most) {
    return LEFT + (RIGHT - LEFT) * (most <= 0 ? 0 : value / most);
  }

  private static double y(double value, double top) {
    return BOTTOM - (BOTTOM - TOP) * Math.max(0, Math.min(1, value / top));
  }
}
