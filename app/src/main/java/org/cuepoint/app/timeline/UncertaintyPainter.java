package org.cuepoint.app.timeline;

import org.cuepoint.app.timeline.LaneSection.Strip;

/** Draws how unsure the active model is. */
final class UncertaintyPainter implements LanePainter {

  @Override
  public void paint(Brush brush, Picture picture) {
    TimelineLayout layout = picture.layout();
    Strip strip = layout.uncertainty();
    UncertaintyStrip uncertainty = picture.model().uncertainty();
    if (uncertainty.isEmpty()) {
      picture.hint(
          brush, picture.model().hidesGuess() ? "hidden.uncertainty" : "empty.uncertainty", strip);
    } else {
      Viewport visible = layout.viewport();
      int columns = (int) Math.ceil(layout.plotWidth());
      bars(
          brush,
          uncertainty.columns(
              visible.start(), visible.start() + columns / layout.pixelsPerFrame(), columns),
          layout.plotLeft(),
          strip.bottom() - 1,
          strip.height() - 4);
    }
    picture.name(brush, picture.texts().get("lane.uncertainty"), strip);
  }

  /** Fills one bar per pixel column; equal neighbours become one rectangle. */
  private static void bars(
      Brush brush, float[] columns, double left, double bottom, double height) {
    int begin = 0;
    for (int i = 1; i <= columns.length; i++) {
      if (i == columns.length || columns[i] != columns[begin]) {
        double bar = brush.snap(columns[begin] * height);
        brush.fill(brush.palette.uncertain(), left + begin, bottom - bar, i - begin, bar);
        begin = i;
      }
    }
  }
}
