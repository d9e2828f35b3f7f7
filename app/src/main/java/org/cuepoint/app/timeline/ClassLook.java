package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.LabelScheme;

/**
 * How a class looks on a background: colour, letter and pattern, each of which is enough to tell it
 * from its neighbours. Immutable.
 *
 * @param name its name
 * @param letter its key, or the first letter of its name
 * @param fill its colour
 * @param readable its colour, moved away from the background where it must be
 * @param soft between its colour and the background
 * @param ink what is written on the colour
 * @param grain the lines of its pattern
 * @param pattern its pattern
 */
record ClassLook(
    String name,
    String letter,
    Color fill,
    Color readable,
    Color soft,
    Color ink,
    Color grain,
    Hatching.Pattern pattern) {

  static List<ClassLook> of(LabelScheme scheme, TimelinePalette palette) {
    List<ClassLook> looks = new ArrayList<>();
    for (ActionClass c : scheme.classes()) {
      String first = c.name().substring(0, c.name().offsetByCodePoints(0, 1));
      looks.add(
          of(
              c.name(),
              c.hotkey().orElse(first),
              Color.web(c.colour()),
              Hatching.Pattern.ofClass(looks.size()),
              palette));
    }
    return List.copyOf(looks);
  }

  /** Returns the look of a class that the scheme does not have. */
  static ClassLook unknown(TimelinePalette palette) {
    return of("?", "?", palette.muted(), Hatching.Pattern.NONE, palette);
  }

  private static ClassLook of(
      String name, String letter, Color fill, Hatching.Pattern pattern, TimelinePalette palette) {
    Color ink = TimelinePalette.textOn(fill);
    Color readable = palette.readable(fill);
    return new ClassLook(
        name,
        letter,
        fill,
        readable,
        palette.background().interpolate(readable, 0.6),
        ink,
        Brush.fade(ink, 0.2),
        pattern);
  }
}
