package org.cuepoint.app.chart;

import java.util.List;

/**
 * Scores from 0 to 100 against something that grows.
 *
 * @param across what grows
 * @param series lines, or dots on their own
 */
public record CurveChart(String across, List<Series> series) {

  private static final double HEIGHT = 210;
  private static final double LEFT = 34;
  private static final double TOP = 10;
  private static final double FLOOR = 160;

  /** Copies the list. */
  public CurveChart {
    series = List.copyOf(series);
  }

  /**
   * A line.
   *
   * @param name of the line
   * @param ink its colour
   * @param joined whether its points are joined
   * @param points from left to right
   */
  public record Series(String name, Ink ink, Joined joined, List<Point> points) {
    /** Copies the list. */
    public Series {
      points = List.copyOf(points);
    }
  }

  /** Whether points are joined by a line. */
  public enum Joined {
    /** They are. */
    YES,
    /** Each stands for itself. */
    NO
  }

  /**
   * A point.
   *
   * @param x from left to right
   * @param y score, 0 to 100
   * @param low lower end of its interval; NaN for none
   * @param high upper end of its interval; NaN for none
   * @param tip says more of it
   */
  public record Point(double x, double y, double low, double high, String tip) {}

  /** Returns the drawing. */
  public Drawing drawing(double width) {
    double most =
        series.stream()
            .flatMap(each -> each.points().stream())
            .mapToDouble(Point::x)
            .max()
            .orElse(1);
    Scale x = new Scale(most, LEFT, width - 12);
    Scale y = new Scale(100, FLOOR, TOP);
    Sketch sketch = new Sketch();
    for (int score = 0; score <= 100; score += 25) {
      sketch.line(LEFT, y.at(score), x.to(), y.at(score), Ink.LINE, 1);
      sketch.words(LEFT - 6, y.at(score) + 4, Integer.toString(score), Ink.MUTED, Mark.Align.RIGHT);
    }
    for (double tick : x.ticks((int) Math.max(2, width / 90))) {
      sketch.words(x.at(tick), FLOOR + 16, Figures.plain(tick), Ink.MUTED, Mark.Align.MIDDLE);
    }
    sketch.words((LEFT + x.to()) / 2, FLOOR + 31, across, Ink.MUTED, Mark.Align.MIDDLE);
    double key = LEFT;
    for (Series each : series) {
      if (each.joined() == Joined.YES && each.points().size() > 1) {
        sketch.curve(
            each.points().stream()
                .map(point -> new Mark.Spot(x.at(point.x()), y.at(point.y())))
                .toList(),
            each.ink());
      }
      for (Point point : each.points()) {
        if (Double.isFinite(point.low()) && Double.isFinite(point.high())) {
          sketch.line(
              x.at(point.x()),
              y.at(point.low()),
              x.at(point.x()),
              y.at(point.high()),
              each.ink(),
              1);
        }
        sketch.dot(x.at(point.x()), y.at(point.y()), 3.5, each.ink(), 1, Note.tip(point.tip()));
      }
      sketch.dot(key + 4, HEIGHT - 8, 4, each.ink(), 1, Note.NONE);
      sketch.words(key + 13, HEIGHT - 4, each.name(), Ink.MUTED, Mark.Align.LEFT);
      key += Sketch.width(each.name()) + 28;
    }
    return sketch.drawing(width, HEIGHT);
  }
}
