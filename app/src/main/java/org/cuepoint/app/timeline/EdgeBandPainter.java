package org.cuepoint.app.timeline;

import java.util.Optional;
import javafx.scene.paint.Color;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionParts;
import org.cuepoint.core.time.FrameRange;

/**
 * Draws where a suggestion may begin and end: over each band a colour that grows towards the
 * suggestion, and below it a bar with two ends, which tells the same without colour. Nothing is
 * drawn for bands of less than two pixels.
 */
final class EdgeBandPainter {

  private static final int STEPS = 6;
  private static final double DENSEST = 0.5;

  private EdgeBandPainter() {}

  /**
   * Draws both bands.
   *
   * @param top of the suggestion's box
   * @param height of that box
   */
  static void paint(
      Brush brush,
      TimelineLayout layout,
      Suggestion suggestion,
      Color colour,
      double top,
      double height) {
    Optional<FrameRange> start = SuggestionParts.startBand(suggestion);
    Optional<FrameRange> end = SuggestionParts.endBand(suggestion);
    start.ifPresent(band -> band(brush, layout, band, colour, top, height, 1));
    end.ifPresent(band -> band(brush, layout, band, colour, top, height, -1));
  }

  private static void band(
      Brush brush,
      TimelineLayout layout,
      FrameRange band,
      Color colour,
      double top,
      double height,
      int direction) {
    double from = brush.snap(layout.x(band.start()));
    double to = brush.snap(layout.x(band.end()));
    double width = to - from;
    if (width < 2 || to < layout.plotLeft() || from > layout.width()) {
      return;
    }
    for (int i = 0; i < STEPS; i++) {
      double left = brush.snap(from + width * i / STEPS);
      double right = brush.snap(from + width * (i + 1) / STEPS);
      int step = direction > 0 ? i + 1 : STEPS - i;
      brush.fill(Brush.fade(colour, DENSEST * step / STEPS), left, top, right - left, height);
    }
    double bottom = top + height;
    brush.fill(colour, from, bottom - 2, width, 2);
    brush.fill(colour, from, bottom - 5, 1, 5);
    brush.fill(colour, to - 1, bottom - 5, 1, 5);
  }
}
