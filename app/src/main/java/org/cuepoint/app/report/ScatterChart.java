package org.cuepoint.app.report;

import java.util.List;

/**
 * Dots in a square from 0 to 1 both ways, as SVG, with the diagonal.
 *
 * @param title what is drawn
 * @param across what grows from left to right
 * @param up what grows from bottom to top
 * @param dots drawn in this order
 */
public record ScatterChart(String title, String across, String up, List<Dot> dots) {

  private static final int SIZE = 320;
  private static final int LEFT = 46;
  private static final int TOP = 28;

  /** Copies the list. */
  public ScatterChart {
    dots = List.copyOf(dots);
  }

  /**
   * A dot.
   *
   * @param x 0 to 1
   * @param y 0 to 1
   * @param colour of the dot
   */
  public record Dot(double x, double y, String colour) {}

  /** Returns the drawing. */
  public String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        Markup.format(
            "<svg viewBox=\"0 0 %d %d\" style=\"width:%dpx\" role=\"img\" aria-label=\"%s\">"
                + "<text x=\"0\" y=\"16\" class=\"title\">%s</text>",
            LEFT + SIZE + 14,
            TOP + SIZE + 46,
            LEFT + SIZE + 14,
            Markup.safe(title),
            Markup.safe(title)));
    for (int i = 0; i <= 5; i++) {
      double share = i / 5.0;
      svg.append(
          Markup.format(
              "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" class=\"grid\"/>"
                  + "<text x=\"%d\" y=\"%.1f\" class=\"right\">%.1f</text>"
                  + "<text x=\"%.1f\" y=\"%d\" class=\"middle\">%.1f</text>",
              LEFT,
              y(share),
              LEFT + SIZE,
              y(share),
              LEFT - 4,
              y(share) + 4,
              share,
              x(share),
              TOP + SIZE + 16,
              share));
    }
    for (Dot dot : dots) {
      svg.append(
          Markup.format(
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2\" fill=\"%s\" fill-opacity=\"0.5\"/>",
              x(dot.x()), y(dot.y()), dot.colour()));
    }
    svg.append(
        Markup.format(
            "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"currentColor\""
                + " stroke-dasharray=\"4 3\"/>",
            LEFT, TOP + SIZE, LEFT + SIZE, TOP));
    svg.append(
        Markup.format(
            "<text x=\"%d\" y=\"%d\" class=\"middle\">%s</text>"
                + "<text transform=\"translate(12 %d) rotate(-90)\" class=\"middle\">%s</text>",
            LEFT + SIZE / 2,
            TOP + SIZE + 36,
            Markup.safe(across),
            TOP + SIZE / 2,
            Markup.safe(up)));
    return svg.append("</svg>").toString();
  }

  private static double x(double share) {
    return LEFT + SIZE * share;
  }

  private static double y(double share) {
    return TOP + SIZE * (1 - share);
  }
}
