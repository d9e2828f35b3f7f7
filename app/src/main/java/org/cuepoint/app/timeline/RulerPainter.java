package org.cuepoint.app.timeline;

import java.util.List;
import javafx.scene.paint.Color;
import org.cuepoint.app.timeline.LaneSection.Strip;
import org.cuepoint.core.time.FrameRange;

/** Draws times above frame numbers, and the range between in and out point. */
final class RulerPainter implements LanePainter {

  @Override
  public void paint(Brush brush, Picture picture) {
    TimelineLayout layout = picture.layout();
    TimelinePalette palette = brush.palette;
    Strip strip = layout.ruler();
    RulerTicks ticks = RulerTicks.of(picture.model().index(), layout);
    brush.fill(palette.surface(), 0, strip.y(), layout.width(), strip.height());
    brush.clipped(
        layout.plotLeft(),
        strip.y(),
        layout.plotWidth(),
        strip.height(),
        () -> {
          picture.model().asked().ifPresent(asked -> asked(brush, layout, asked.frames()));
          picture.model().playRange().ifPresent(range -> range(brush, layout, range));
          double half = Math.floor(strip.height() / 2);
          ticks(brush, layout, ticks.times(), strip.y(), half, palette.text());
          ticks(brush, layout, ticks.frames(), strip.y() + half, half, palette.muted());
        });
    brush.fill(palette.line(), 0, strip.bottom() - 1, layout.width(), 1);
  }

  /** Draws faint lines down through the lanes at the times that have a label. */
  static void grid(Brush brush, Picture picture) {
    TimelineLayout layout = picture.layout();
    Color faint = Brush.fade(brush.palette.line(), 0.5);
    double top = layout.tracks().top();
    for (RulerTicks.Tick tick : RulerTicks.of(picture.model().index(), layout).times()) {
      if (tick.isMajor()) {
        brush.fill(faint, layout.x(tick.frame()), top, 1, layout.bottom() - top);
      }
    }
  }

  private static void ticks(
      Brush brush,
      TimelineLayout layout,
      List<RulerTicks.Tick> ticks,
      double top,
      double height,
      Color colour) {
    Color line = Brush.fade(colour, 0.6);
    Color small = Brush.fade(colour, 0.35);
    for (RulerTicks.Tick tick : ticks) {
      double x = brush.snap(layout.x(tick.frame()));
      if (tick.isMajor()) {
        brush.fill(line, x, top + 2, 1, height - 3);
        brush.write(tick.label(), brush.letters.small, colour, x + 4, top + height / 2);
      } else {
        brush.fill(small, x, top + height - 4, 1, 3);
      }
    }
  }

  /** Marks a place without taking the in and out points' colour. */
  private static void asked(Brush brush, TimelineLayout layout, FrameRange range) {
    Strip strip = layout.ruler();
    double x0 = layout.x(range.start());
    double x1 = Math.max(x0 + 1, layout.x(range.end()));
    brush.fill(
        Brush.fade(brush.palette.suggestion(), 0.16), x0, strip.y(), x1 - x0, strip.height());
  }

  /** Draws where the place that is asked about begins and ends, down through the lanes. */
  static void askedEdges(Brush brush, Picture picture) {
    TimelineLayout layout = picture.layout();
    Color colour = Brush.fade(brush.palette.suggestion(), 0.7);
    double top = layout.ruler().y();
    picture
        .model()
        .asked()
        .map(AskedPlace::frames)
        .ifPresent(
            place ->
                brush.clipped(
                    layout.plotLeft(),
                    top,
                    layout.plotWidth(),
                    layout.bottom() - top,
                    () -> {
                      brush.fill(colour, layout.x(place.start()), top, 1, layout.bottom() - top);
                      brush.fill(colour, layout.x(place.end()) - 1, top, 1, layout.bottom() - top);
                    }));
  }

  private static void range(Brush brush, TimelineLayout layout, FrameRange range) {
    Strip strip = layout.ruler();
    Color colour = brush.palette.selection();
    double x0 = layout.x(range.start());
    double x1 = Math.max(x0 + 1, layout.x(range.end()));
    brush.fill(Brush.fade(colour, 0.18), x0, strip.y(), x1 - x0, strip.height());
    brush.fill(colour, x0, strip.bottom() - 4, x1 - x0, 3);
    brush.fill(colour, x0, strip.y(), 2, strip.height());
    brush.fill(colour, x1 - 2, strip.y(), 2, strip.height());
  }
}
