package org.cuepoint.app.report;

import org.cuepoint.core.eval.Reliability;

/**
 * Confidence against accuracy as SVG. Bars on the diagonal mean that probabilities can be taken at
 * their word; the thin line in a bar is its mean confidence, the bar's strength its share of the
 * samples.
 *
 * @param title what is drawn
 * @param reliability the bins
 */
public record ReliabilityChart(String title, Reliability reliability) {

  private static final int SIZE = 200;
  private static final int LEFT = 36;
  private static final int TOP = 28;

  /** Returns the drawing. */
  public String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        Markup.format(
            "<svg viewBox=\"0 0 %d %d\" style=\"width:280px\" role=\"img\" aria-label=\"%s\">"
                + "<text x=\"0\" y=\"16\" class=\"title\">%s</text>",
            LEFT + SIZE + 14, TOP + SIZE + 40, Markup.safe(title), Markup.safe(title)));
    for (int i = 0; i <= 4; i++) {
      double share = i / 4.0;
      svg.append(
          Markup.format(
              "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" class=\"grid\"/>"
                  + "<text x=\"%d\" y=\"%.1f\" class=\"right\">%.0f</text>"
                  + "<text x=\"%.1f\" y=\"%d\" class=\"middle\">%.0f</text>",
              LEFT,
              y(share),
              LEFT + SIZE,
              y(share),
              LEFT - 4,
              y(share) + 4,
              100 * share,
              LEFT + SIZE * share,
              TOP + SIZE + 16,
              100 * share));
    }
    long all = reliability.bins().stream().mapToLong(Reliability.Bin::samples).sum();
    double width = (double) SIZE / reliability.bins().size();
    for (int b = 0; b < reliability.bins().size(); b++) {
      Reliability.Bin bin = reliability.bins().get(b);
      if (bin.samples() > 0) {
        svg.append(bar(bin, LEFT + b * width, width, all));
      }
    }
    svg.append(
        Markup.format(
            "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"currentColor\""
                + " stroke-dasharray=\"4 3\"/>",
            LEFT, y(0), LEFT + SIZE, y(1)));
    svg.append(
        Markup.format(
            "<text x=\"%d\" y=\"%d\" class=\"middle\">confidence; ECE %.1f %%</text>",
            LEFT + SIZE / 2, TOP + SIZE + 34, 100 * reliability.error()));
    return svg.append("</svg>").toString();
  }

  private static String bar(Reliability.Bin bin, double x, double width, long all) {
    double share = (double) bin.samples() / all;
    return Markup.format(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\""
            + " fill-opacity=\"%.2f\"><title>confidence %.1f %%, accuracy %.1f %%, %d"
            + " samples</title></rect><line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\""
            + " stroke=\"%s\" stroke-width=\"2\"/>",
        x,
        y(bin.accuracy()),
        width - 1,
        y(0) - y(bin.accuracy()),
        HtmlPage.COLOURS.getFirst(),
        0.25 + 0.75 * Math.min(1, 5 * share),
        100 * bin.confidence(),
        100 * bin.accuracy(),
        bin.samples(),
        x,
        y(bin.confidence()),
        x + width - 1,
        y(bin.confidence()),
        HtmlPage.COLOURS.get(1));
  }

  private static double y(double share) {
    return TOP + SIZE * (1 - share);
  }
}
