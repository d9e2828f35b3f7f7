package org.cuepoint.app.timeline;

import java.util.List;
import org.cuepoint.app.timeline.LaneSection.Strip;

/**
 * What painters draw and where. Immutable.
 *
 * @param model what
 * @param layout where
 * @param classes how the classes look, in the order of the scheme
 * @param unknown how other classes look
 * @param texts the words
 */
record Picture(
    TimelineModel model,
    TimelineLayout layout,
    List<ClassLook> classes,
    ClassLook unknown,
    TimelineTexts texts) {

  /** Returns how the class at a position of the scheme looks. */
  ClassLook look(int classAt) {
    return classAt >= 0 && classAt < classes.size() ? classes.get(classAt) : unknown;
  }

  /** Draws the name of a fixed lane. */
  void name(Brush brush, String name, Strip strip) {
    TimelinePalette palette = brush.palette;
    brush.fill(palette.surface(), 0, strip.y(), layout.plotLeft(), strip.height());
    brush.fill(Brush.fade(palette.line(), 0.8), 0, strip.y(), layout.width(), 1);
    brush.text(
        name, brush.letters.small, palette.muted(), 6, strip.middle(), layout.plotLeft() - 12);
  }

  /** Writes a sentence where a lane is empty. */
  void hint(Brush brush, String key, Strip strip) {
    brush.text(
        texts.get(key),
        brush.letters.small,
        brush.palette.muted(),
        layout.plotLeft() + 8,
        strip.middle(),
        layout.plotWidth() - 16);
  }
}
