package org.cuepoint.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cuepoint.core.compare.ComparedVideo;
import org.cuepoint.core.compare.Comparison;

/**
 * A video as several models see it, as SVG: what a person labelled, what each model takes to
 * happen, how much they contradict each other, and how probable each class is to each model.
 *
 * @param comparison names models and classes
 * @param video what is drawn
 * @param colours colour of each class by name
 * @param detail how much is drawn
 */
public record ComparedStrip(
    Comparison comparison, ComparedVideo video, Map<String, String> colours, Detail detail) {

  /** A column of probabilities is the maximum of so many ticks that this many fit. */
  private static final int COLUMNS = 400;

  private static final int WIDTH = 1000;
  private static final int NAMES = 200;
  private static final int BAND = 30;
  private static final int THIN = 7;

  /** Shades that columns of equal probability share, so that the file stays small. */
  private static final int SHADES = 8;

  /** How much is drawn. */
  public enum Detail {
    /** Segments and how much models contradict each other. */
    SEGMENTS,
    /** Also the probability of each class. */
    PROBABILITIES
  }

  /** Returns the drawings, one below the other. */
  public String svg() {
    StringBuilder svg = new StringBuilder();
    for (int group = 0; group < comparison.groups().size(); group++) {
      svg.append(segments(group));
    }
    svg.append(band());
    if (detail == Detail.PROBABILITIES) {
      svg.append(probabilities());
    }
    return svg.toString();
  }

  private String segments(int group) {
    List<TimelineStrip.Row> rows = new ArrayList<>();
    rows.add(new TimelineStrip.Row("labels", video.truth().runs(group, comparison::name)));
    for (int m = 0; m < comparison.models().size(); m++) {
      rows.add(
          new TimelineStrip.Row(
              comparison.models().get(m).model().name(),
              video.voices().get(m).labels().runs(group, comparison::name)));
    }
    return new TimelineStrip(video.name(), colours, rows, NAMES).svg();
  }

  private double x(double column, int columns) {
    return NAMES + (WIDTH - NAMES) * column / columns;
  }

  private int columns() {
    return Math.max(1, Math.min(COLUMNS, video.ticks()));
  }

  private int tick(int column) {
    return (int) ((long) column * video.ticks() / columns());
  }

  private String band() {
    int columns = columns();
    StringBuilder path = new StringBuilder(Markup.format("M%.1f %d", x(0, columns), BAND));
    for (int c = 0; c < columns; c++) {
      double most = 0;
      for (int t = tick(c); t < tick(c + 1); t++) {
        most = Math.max(most, video.divergence()[t]);
      }
      path.append(
          Markup.format(
              "L%.1f %.1fH%.1f", x(c, columns), BAND - BAND * most, x(c + 1, columns)));
    }
    path.append(Markup.format("V%dZ", BAND));
    return Markup.format(
        "<svg viewBox=\"0 0 %d %d\" class=\"wide\" role=\"img\" aria-label=\"disagreement\">"
            + "<rect x=\"%d\" y=\"0\" width=\"%d\" height=\"%d\" class=\"nothing\"/>"
            + "<text x=\"%d\" y=\"20\" class=\"right\">disagreement</text>"
            + "<path d=\"%s\" fill=\"%s\"/></svg>",
        WIDTH,
        BAND + 4,
        NAMES,
        WIDTH - NAMES,
        BAND,
        NAMES - 6,
        path,
        HtmlPage.COLOURS.get(1));
  }

  private String probabilities() {
    int classes = comparison.scheme().classes().size();
    int models = comparison.models().size();
    int row = THIN * models + 6;
    StringBuilder svg = new StringBuilder();
    svg.append(
        Markup.format(
            "<svg viewBox=\"0 0 %d %d\" class=\"wide\" role=\"img\" aria-label=\"probabilities of"
                + " each class, a line a model\">",
            WIDTH, row * classes + 4));
    for (int c = 0; c < classes; c++) {
      svg.append(
          Markup.format(
              "<text x=\"%d\" y=\"%d\" class=\"right\">%s</text>",
              NAMES - 6, row * c + row / 2 + 2, Markup.safe(comparison.name(c))));
      for (int m = 0; m < models; m++) {
        svg.append(line(m, c, row * c + THIN * m));
      }
    }
    return svg.append("</svg>").toString();
  }

  /** Runs of one shade are one rectangle. */
  private String line(int model, int actionClass, int y) {
    int columns = columns();
    String colour = colours.getOrDefault(comparison.name(actionClass), HtmlPage.COLOURS.getFirst());
    StringBuilder line =
        new StringBuilder(
            Markup.format(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"nothing\"/>",
                NAMES, y, WIDTH - NAMES, THIN - 1));
    int start = 0;
    int shade = shade(model, actionClass, 0);
    for (int c = 1; c <= columns; c++) {
      int next = c == columns ? -1 : shade(model, actionClass, c);
      if (next != shade) {
        if (shade > 0) {
          line.append(
              Markup.format(
                  "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\""
                      + " fill-opacity=\"%.2f\"/>",
                  x(start, columns),
                  y,
                  x(c, columns) - x(start, columns),
                  THIN - 1,
                  colour,
                  (double) shade / SHADES));
        }
        start = c;
        shade = next;
      }
    }
    return line.toString();
  }

  private int shade(int model, int actionClass, int column) {
    float most = 0;
    for (int t = tick(column); t < tick(column + 1); t++) {
      most = Math.max(most, video.voices().get(model).probabilities().at(t, actionClass));
    }
    return Math.round(most * SHADES);
  }
}
