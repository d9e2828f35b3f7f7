package org.cuepoint.app.map;

import javafx.scene.paint.Color;

/**
 * The colours of a map on its ground. Immutable.
 *
 * @param ground behind everything
 * @param text what is read
 * @param muted what nobody has said anything of
 * @param accent lasso and chosen points
 * @param middle half way up a scale
 * @param strong the upper end of a scale
 */
record MapPalette(Color ground, Color text, Color muted, Color accent, Color middle, Color strong) {

  /** The golden angle keeps as many hues apart as there are groups. */
  private static final double TURN = 137.508;

  private static final double FIRST_HUE = 210;
  private static final double READABLE = 1.7;

  Color of(LegendEntry entry) {
    return switch (entry.kind()) {
      case UNKNOWN -> ground.interpolate(muted, 0.35);
      case NOTHING -> ground.interpolate(muted, 0.7);
      case CLASS -> readable(Color.web(entry.colour()));
      case LEVEL -> level((double) entry.place() / (Legend.LEVELS - 1));
      case GROUP -> group(entry.place());
    };
  }

  private Color level(double share) {
    Color low = ground.interpolate(muted, 0.5);
    return share < 0.5
        ? low.interpolate(middle, share * 2)
        : middle.interpolate(strong, share * 2 - 1);
  }

  private Color group(int place) {
    boolean dark = luminance(ground) < 0.2;
    return readable(
        Color.hsb((FIRST_HUE + place * TURN) % 360, dark ? 0.55 : 0.75, dark ? 0.95 : 0.75));
  }

  /** Moves a colour that the ground nearly swallows towards the text. */
  private Color readable(Color colour) {
    double a = luminance(colour);
    double b = luminance(ground);
    double contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    return contrast >= READABLE ? colour : colour.interpolate(text, 0.35);
  }

  private static double luminance(Color c) {
    return 0.2126 * linear(c.getRed())
        + 0.7152 * linear(c.getGreen())
        + 0.0722 * linear(c.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  static int argb(Color colour) {
    return 0xff << 24
        | (int) Math.round(colour.getRed() * 255) << 16
        | (int) Math.round(colour.getGreen() * 255) << 8
        | (int) Math.round(colour.getBlue() * 255);
  }
}
