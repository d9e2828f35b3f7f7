package org.cuepoint.samples.figures;

import java.awt.Color;

/** Arithmetic of colours. */
final class Tint {

  static final Color SHADE = new Color(0x23283a);

  private Tint() {}

  static Color of(int rgb) {
    return new Color(rgb);
  }

  static Color mix(Color from, Color to, double share) {
    return new Color(
        blend(from.getRed(), to.getRed(), share),
        blend(from.getGreen(), to.getGreen(), share),
        blend(from.getBlue(), to.getBlue(), share),
        blend(from.getAlpha(), to.getAlpha(), share));
  }

  static Color lighter(Color colour, double share) {
    return mix(colour, new Color(255, 250, 238, colour.getAlpha()), share);
  }

  static Color darker(Color colour, double share) {
    return mix(colour, new Color(24, 22, 48, colour.getAlpha()), share);
  }

  static Color alpha(Color colour, double alpha) {
    return new Color(
        colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * alpha));
  }

  private static int blend(int from, int to, double share) {
    return Math.clamp(Math.round(from + (to - from) * share), 0, 255);
  }
}
