package org.cuepoint.samples.creatures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/**
 * A thing without limbs that crosses the picture: a ball, or a board that hides for a moment what
 * is behind it.
 *
 * @param start when it comes, in seconds
 * @param seconds it takes
 * @param from where it comes from, −1 left or 1 right
 * @param y height in the middle
 * @param bounce height of bouncing
 * @param width half of it
 * @param height half of it
 */
record Passing(
    double start,
    double seconds,
    double from,
    double y,
    double bounce,
    double width,
    double height,
    Color colour) {

  static Passing ball(RandomGenerator random, double start, Color colour) {
    double radius = random.nextDouble(0.06, 0.25);
    return new Passing(
        start,
        random.nextDouble(0.8, 4),
        random.nextBoolean() ? -1 : 1,
        random.nextDouble(-0.3, 0.8),
        random.nextDouble(0.8),
        radius,
        radius,
        colour);
  }

  static Passing board(RandomGenerator random, double start, Color colour) {
    return new Passing(
        start,
        random.nextDouble(0.6, 1.6),
        random.nextBoolean() ? -1 : 1,
        random.nextDouble(-0.3, 0.3),
        0,
        random.nextDouble(0.1, 0.4),
        random.nextDouble(0.6, 1.5),
        colour);
  }

  void draw(Graphics2D graphics, double now) {
    double share = (now - start) / seconds;
    if (share < 0 || share > 1) {
      return;
    }
    double x = from * (1 - 2 * share) * (1.4 + width);
    double at = y - bounce * Math.abs(Math.sin(3 * Math.PI * share));
    graphics.setPaint(colour);
    if (bounce > 0) {
      graphics.fill(new Ellipse2D.Double(x - width, at - height, 2 * width, 2 * height));
    } else {
      graphics.fill(new Rectangle2D.Double(x - width, at - height, 2 * width, 2 * height));
    }
  }
}
