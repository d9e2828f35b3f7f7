package org.cuepoint.app.timeline;

import org.cuepoint.app.timeline.LaneSection.Strip;
import org.cuepoint.core.media.Waveform;

/** Draws the outline of the sound, one bar per pixel column. */
final class WaveformPainter implements LanePainter {

  @Override
  public void paint(Brush brush, Picture picture) {
    TimelineLayout layout = picture.layout();
    Strip strip = layout.waveform();
    Waveform sound = picture.model().waveform();
    if (!strip.isShown() || sound == null) {
      return;
    }
    TimelinePalette palette = brush.palette;
    brush.fill(
        palette.background(), layout.plotLeft(), strip.y(), layout.plotWidth(), strip.height());
    double half = strip.height() / 2 - 2;
    double middle = strip.middle();
    double from = RulerTicks.secondsAt(picture.model().index(), layout.frameAt(layout.plotLeft()));
    for (double x = layout.plotLeft(); x < layout.width(); x++) {
      double to = RulerTicks.secondsAt(picture.model().index(), layout.frameAt(x + 1));
      double high = sound.highest(from, to) * half;
      double low = sound.lowest(from, to) * half;
      brush.fill(palette.wave(), x, middle - high - 0.5, 1, Math.max(1, high - low + 1));
      from = to;
    }
    picture.name(brush, picture.texts().get("lane.sound"), strip);
  }
}
