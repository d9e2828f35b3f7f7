package org.cuepoint.app.timeline;

import javafx.scene.paint.Color;

/**
 * The colours of the timeline, besides those of the classes. Immutable.
 *
 * @param background behind everything
 * @param surface names, ruler and minimap
 * @param text what is read
 * @param muted what is read second
 * @param accent playhead and snapping
 * @param line between lanes
 * @param selection outline of what is selected
 * @param suggestion tint of suggestions
 * @param uncertain uncertainty
 * @param wave outline of the sound
 */
record TimelinePalette(
    Color background,
    Color surface,
    Color text,
    Color muted,
    Color accent,
    Color line,
    Color selection,
    Color suggestion,
    Color uncertain,
    Color wave) {

  /** Returns near-black or white, whichever is read better on {@code fill}. */
  static Color textOn(Color fill) {
    return luminance(fill) > 0.19 ? Color.rgb(20, 20, 20) : Color.WHITE;
  }

  /** Returns a class colour that stands out from the background, moved towards the text if not. */
  Color readable(Color colour) {
    double a = luminance(colour);
    double b = luminance(background);
    double contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    return contrast >= 3 ? colour : colour.interpolate(text, 0.4);
  }

  /** Relative luminance; W3C, WCAG 2.1, "relative luminance". */
  private static double luminance(Color c) {
    return 0.2126 * linear(c.getRed())
        + 0.7152 * linear(c.getGreen())
        + 0.0722 * linear(c.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
