package org.cuepoint.app.chart;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;

/**
 * How much was done each day, as columns; a day without anything leaves a gap.
 *
 * @param days counts by day, at least one
 * @param most at most so many days are shown, the latest
 */
public record DaysChart(SortedMap<LocalDate, Integer> days, int most) {

  private static final double HEIGHT = 110;
  private static final double FLOOR = 90;
  private static final double WIDEST = 28;

  /** Returns the drawing. */
  public Drawing drawing(double width) {
    Sketch sketch = new Sketch();
    LocalDate last = days.lastKey();
    LocalDate first = days.firstKey();
    if (ChronoUnit.DAYS.between(first, last) >= most) {
      first = last.minusDays(most - 1L);
    }
    int count = (int) ChronoUnit.DAYS.between(first, last) + 1;
    int highest = days.tailMap(first).values().stream().mapToInt(Integer::intValue).max().orElse(1);
    Scale scale = new Scale(highest, FLOOR, 16);
    double step = Math.min(WIDEST, width / count);
    sketch.line(0, FLOOR + 0.5, Math.max(step * count, 1), FLOOR + 0.5, Ink.LINE, 1);
    for (int i = 0; i < count; i++) {
      LocalDate day = first.plusDays(i);
      int value = days.getOrDefault(day, 0);
      if (value > 0) {
        double top = Math.min(FLOOR - 1, scale.at(value));
        sketch.box(
            i * step,
            top,
            Math.max(1, step - 2),
            FLOOR - top,
            Ink.ACCENT,
            Note.tip(day + ": " + value));
        if (step >= WIDEST || value == highest) {
          sketch.words(
              i * step + step / 2, top - 4, Integer.toString(value), Ink.MUTED, Mark.Align.MIDDLE);
        }
      }
    }
    sketch.words(0, HEIGHT - 4, first.toString(), Ink.MUTED, Mark.Align.LEFT);
    double end = Math.max(step * count, 2 * Sketch.width(first.toString()) + 16);
    if (count > 1) {
      sketch.words(Math.min(width, end), HEIGHT - 4, last.toString(), Ink.MUTED, Mark.Align.RIGHT);
    }
    return sketch.drawing(width, HEIGHT);
  }
}
