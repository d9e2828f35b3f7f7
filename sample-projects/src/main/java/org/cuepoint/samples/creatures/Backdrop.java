package org.cuepoint.samples.creatures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** What stands behind (and, with bars, before) the creatures of a video. */
final class Backdrop {

  /** Painted this far in each direction, so that the camera may move. */
  static final double WIDE = 1.8;

  static final double HIGH = 1.4;

  private Backdrop() {}

  /**
   * Paints a place.
   *
   * @param pixelsPerUnit of the picture
   * @return a picture from (−WIDE, −HIGH) to (WIDE, HIGH)
   */
  static BufferedImage paint(RandomGenerator random, Palette palette, int pixelsPerUnit) {
    BufferedImage picture =
        new BufferedImage(
            (int) (2 * WIDE * pixelsPerUnit),
            (int) (2 * HIGH * pixelsPerUnit),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.scale(pixelsPerUnit, pixelsPerUnit);
    graphics.translate(WIDE, HIGH);
    Color first = palette.next(random);
    fill(graphics, first, -WIDE, -HIGH, 2 * WIDE, 2 * HIGH);
    switch (random.nextInt(7)) {
      case 0 -> floor(graphics, random, palette);
      case 1 -> tiles(graphics, random, palette, random.nextDouble(0.1, 0.5));
      case 2 -> stripes(graphics, random, palette);
      case 3 -> blades(graphics, random, palette);
      case 4 -> boxes(graphics, random, palette);
      case 5 -> {
        floor(graphics, random, palette);
        boxes(graphics, random, palette);
      }
      default -> {}
    }
    blobs(graphics, random, palette);
    graphics.dispose();
    return picture;
  }

  /** Draws cage bars before everything. */
  static void bars(Graphics2D graphics, Color colour, double distance, double width) {
    graphics.setPaint(colour);
    graphics.setStroke(new BasicStroke((float) width));
    for (double x = -WIDE; x < WIDE; x += distance) {
      graphics.draw(new Line2D.Double(x, -HIGH, x, HIGH));
    }
  }

  private static void fill(
      Graphics2D graphics, Color colour, double x, double y, double width, double height) {
    graphics.setPaint(colour);
    graphics.fill(new Rectangle2D.Double(x, y, width, height));
  }

  private static void floor(Graphics2D graphics, RandomGenerator random, Palette palette) {
    double line = random.nextDouble(0.1, 0.7);
    Color colour = Palette.shade(palette.next(random), random.nextDouble(0.6, 1.3));
    fill(graphics, colour, -WIDE, line, 2 * WIDE, HIGH);
  }

  private static void tiles(
      Graphics2D graphics, RandomGenerator random, Palette palette, double edge) {
    Color light = palette.next(random);
    Color dark = Palette.shade(light, random.nextDouble(0.6, 0.92));
    graphics.rotate(random.nextDouble(-0.4, 0.4));
    for (int i = -30; i < 30; i++) {
      for (int j = -30; j < 30; j++) {
        fill(graphics, (i + j) % 2 == 0 ? light : dark, i * edge, j * edge, edge, edge);
      }
    }
  }

  private static void stripes(Graphics2D graphics, RandomGenerator random, Palette palette) {
    double angle = random.nextDouble(Math.PI);
    graphics.rotate(angle);
    double at = -3;
    while (at < 3) {
      double width = random.nextDouble(0.03, 0.4);
      fill(graphics, palette.next(random), -3, at, 6, width);
      at += width;
    }
    graphics.rotate(-angle);
  }

  private static void blades(Graphics2D graphics, RandomGenerator random, Palette palette) {
    graphics.setStroke(new BasicStroke((float) random.nextDouble(0.01, 0.04)));
    double length = random.nextDouble(0.05, 0.25);
    for (int i = 0; i < 900; i++) {
      double x = random.nextDouble(-WIDE, WIDE);
      double y = random.nextDouble(-HIGH, HIGH);
      graphics.setPaint(Palette.shade(palette.next(random), random.nextDouble(0.7, 1.25)));
      double lean = random.nextDouble(-0.5, 0.5) * length;
      graphics.draw(new Line2D.Double(x, y, x + lean, y - length));
    }
  }

  private static void boxes(Graphics2D graphics, RandomGenerator random, Palette palette) {
    int count = random.nextInt(4, 25);
    for (int i = 0; i < count; i++) {
      Color colour = random.nextBoolean() ? palette.next(random) : Palette.any(random).next(random);
      fill(
          graphics,
          colour,
          random.nextDouble(-WIDE, WIDE),
          random.nextDouble(-HIGH, HIGH),
          random.nextDouble(0.05, 0.6),
          random.nextDouble(0.05, 0.6));
    }
  }

  private static void blobs(Graphics2D graphics, RandomGenerator random, Palette palette) {
    int count = random.nextInt(200);
    double most = random.nextDouble(0.02, 0.3);
    int alpha = random.nextInt(20, 140);
    for (int i = 0; i < count; i++) {
      Color c = Palette.shade(palette.next(random), random.nextDouble(0.6, 1.4));
      double w = random.nextDouble(0.01, most);
      double h = random.nextDouble(0.01, most);
      graphics.setPaint(new Color(c.getRed(), c.getGreen(), c.getBlue(), alpha));
      graphics.fill(
          new Ellipse2D.Double(
              random.nextDouble(-WIDE, WIDE), random.nextDouble(-HIGH, HIGH), w, h));
    }
  }
}
