package org.cuepoint.app.report;

import java.util.List;
import java.util.TreeSet;
import org.cuepoint.core.eval.ConfusionMatrix;

/**
 * How two models' confusions differ, as SVG: in each cell the share of the row in the second less
 * that in the first, in percent; more is one colour and less the other. On the diagonal more is
 * better, elsewhere it is worse.
 *
 * @param title what is drawn
 * @param first one model's confusion
 * @param second the other's, on the same truth
 */
public record ConfusionDifference(String title, ConfusionMatrix first, ConfusionMatrix second) {

  private static final int NAMES = 130;
  private static final int CELL = 34;
  private static final int TOP = 120;
  private static final int RIGHT = 60;

  /** Returns the drawing. */
  public String svg() {
    TreeSet<String> all = new TreeSet<>(first.labels());
    all.addAll(second.labels());
    List<String> labels = List.copyOf(all);
    int n = labels.size();
    int width = NAMES + CELL * n + RIGHT;
    StringBuilder svg = new StringBuilder();
    svg.append(
        Markup.format(
            "<svg viewBox=\"0 0 %d %d\" style=\"width:%dpx\" role=\"img\" aria-label=\"%s\">"
                + "<text x=\"0\" y=\"16\" class=\"title\">%s</text>",
            width, TOP + CELL * n + 10, width, Markup.safe(title), Markup.safe(title)));
    for (int i = 0; i < n; i++) {
      String name = Markup.safe(labels.get(i));
      int middle = CELL * i + CELL / 2 + 4;
      svg.append(
          Markup.format(
              "<text x=\"%d\" y=\"%d\" class=\"right\">%s</text>"
                  + "<text transform=\"translate(%d %d) rotate(-60)\">%s</text>",
              NAMES - 6, TOP + middle, name, NAMES + middle, TOP - 6, name));
      for (int j = 0; j < n; j++) {
        double more =
            share(second, labels.get(i), labels.get(j))
                - share(first, labels.get(i), labels.get(j));
        svg.append(cell(NAMES + CELL * j, TOP + CELL * i, more, i == j));
      }
    }
    return svg.append("</svg>").toString();
  }

  private static String cell(int x, int y, double more, boolean diagonal) {
    long percent = Math.round(100 * more);
    boolean better = diagonal == more > 0;
    return Markup.format(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" fill-opacity=\"%.2f\""
            + " class=\"grid\"/>%s",
        x,
        y,
        CELL - 1,
        CELL - 1,
        HtmlPage.COLOURS.get(better ? 2 : 1),
        percent == 0 ? 0 : 0.1 + 0.7 * Math.min(1, Math.abs(more)),
        percent == 0
            ? ""
            : Markup.format(
                "<text x=\"%d\" y=\"%d\" class=\"middle\">%+d</text>",
                x + CELL / 2, y + CELL / 2 + 4, percent));
  }

  private static double share(ConfusionMatrix matrix, String truth, String said) {
    int row = matrix.labels().indexOf(truth);
    int column = matrix.labels().indexOf(said);
    if (row < 0 || column < 0) {
      return 0;
    }
    long all = matrix.counts().get(row).stream().mapToLong(Long::longValue).sum();
    return all == 0 ? 0 : (double) matrix.counts().get(row).get(column) / all;
  }
}
