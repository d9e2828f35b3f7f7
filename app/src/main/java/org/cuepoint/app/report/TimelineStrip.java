package org.cuepoint.app.report;

import java.util.List;
import java.util.Map;
import org.cuepoint.core.eval.LabelRuns;

/**
 * Labels of one video in rows above each other, coloured by class, as SVG.
 *
 * @param video name of the video
 * @param colours colour of each class; what has none is background
 * @param rows the rows, all of the same length
 * @param names room for the names of the rows; 0 for as much as they need
 */
public record TimelineStrip(
    String video, Map<String, String> colours, List<Row> rows, int names) {

  private static final int WIDTH = 1000;
  private static final int LEAST_NAMES = 110;
  private static final int MOST_NAMES = 340;

  /** About the width of a letter of the page's font. */
  private static final int LETTER = 7;

  private static final int ROW = 22;
  private static final int TOP = 22;

  /**
   * One row.
   *
   * @param name stands before it
   * @param labels its labels
   */
  public record Row(String name, LabelRuns labels) {}

  /** Makes a strip with as much room for names as they need. */
  public TimelineStrip(String video, Map<String, String> colours, List<Row> rows) {
    this(video, colours, rows, 0);
  }

  private int room() {
    int longest = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    return names > 0 ? names : Math.clamp((long) longest * LETTER + 6, LEAST_NAMES, MOST_NAMES);
  }

  /** Returns the drawing. */
  public String svg() {
    int left = room();
    StringBuilder svg = new StringBuilder();
    svg.append(
        Markup.format(
            "<svg viewBox=\"0 0 %d %d\" class=\"wide\" role=\"img\" aria-label=\"%s\">",
            WIDTH, TOP + ROW * rows.size(), Markup.safe(video)));
    svg.append(
        Markup.format("<text x=\"0\" y=\"14\" class=\"title\">%s</text>", Markup.safe(video)));
    int y = TOP;
    for (Row row : rows) {
      int length = Math.max(1, row.labels().length());
      svg.append(
          Markup.format(
              "<text x=\"%d\" y=\"%d\" class=\"tick right\">%s</text>"
                  + "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"nothing\"/>",
              left - 6, y + 14, Markup.safe(row.name()), left, y, WIDTH - left, ROW - 4));
      long at = 0;
      for (LabelRuns.Run run : row.labels().runs()) {
        String colour = colours.get(run.label());
        if (colour != null) {
          svg.append(
              Markup.format(
                  "<rect x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\""
                      + " fill=\"%s\"><title>%s</title></rect>",
                  x(at, length, left),
                  y,
                  Math.max(0.5, x(at + run.length(), length, left) - x(at, length, left)),
                  ROW - 4,
                  colour,
                  Markup.safe(run.label())));
        }
        at += run.length();
      }
      y += ROW;
    }
    return svg.append("</svg>").toString();
  }

  private static double x(long frame, int length, int left) {
    return left + (double) (WIDTH - left) * frame / length;
  }
}
