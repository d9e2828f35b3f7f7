package org.cuepoint.samples.creatures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.cuepoint.core.media.FrameSize;

/** One video before it is encoded. The same seed and number give the same pictures. */
final class Film {

  private static final List<Species> SPECIES =
      List.of(new Upright(), new Quadruped(), new Crawler(), new Hands());

  private final FrameSize size;
  private final List<Creature> creatures = new ArrayList<>();
  private final List<Passing> passing = new ArrayList<>();
  private final Exposure exposure;
  private final BufferedImage backdrop;
  private final BufferedImage canvas;
  private final int pixelsPerUnit;
  private final boolean caged;
  private final Color barColour;
  private final double barDistance;
  private final double zoom;
  private final double zooming;
  private final double drift;
  private final double shake;
  private final double tilt;
  private final double period;

  /**
   * Plans a video.
   *
   * @param seed of the whole set
   * @param number of the video in the set; the kinds of bodies take turns
   */
  Film(FrameSize size, double seconds, long seed, int number) {
    this.size = size;
    RandomGenerator random = new SplittableRandom(seed * 1_000_003 + number);
    Species species = SPECIES.get(number % SPECIES.size());
    Palette place = Palette.any(random);
    int count = species.seen() == Species.Seen.CLOSE || random.nextDouble() < 0.7 ? 1 : 2;
    for (int i = 0; i < count; i++) {
      creatures.add(new Creature(species, random, place.against(random), seconds));
    }
    pixelsPerUnit = size.height() / 2;
    backdrop = Backdrop.paint(random, place, pixelsPerUnit);
    canvas = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    caged = random.nextDouble() < 0.12;
    barColour = place.against(random).next(random);
    barDistance = random.nextDouble(0.15, 0.4);
    zoom = random.nextDouble(0.9, 1.2);
    boolean held = random.nextDouble() < 0.4;
    zooming = held ? random.nextDouble(0.1) : 0;
    drift = held ? random.nextDouble(0.12) : 0;
    shake = held ? random.nextDouble(0.02) : 0;
    tilt = random.nextDouble(-0.15, 0.15);
    period = random.nextDouble(4, 25);
    exposure = new Exposure(random, seconds);
    double at = random.nextDouble(3, 15);
    while (at < seconds) {
      Color colour = Palette.any(random).next(random);
      passing.add(
          random.nextBoolean()
              ? Passing.ball(random, at, colour)
              : Passing.board(random, at, colour));
      at += random.nextDouble(6, 30);
    }
  }

  List<Creature> creatures() {
    return List.copyOf(creatures);
  }

  /**
   * Draws a frame.
   *
   * @param frame its number, for the noise
   * @param seconds its time
   * @param rgb receives width*height*3 bytes
   */
  void draw(int frame, double seconds, ByteBuffer rgb) {
    exposure.record(paint(seconds), frame, seconds, rgb);
  }

  private BufferedImage paint(double seconds) {
    Graphics2D graphics = canvas.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    double turn = 2 * Math.PI * seconds / period;
    double near = zoom * (1 + zooming * Math.sin(0.7 * turn));
    graphics.translate(size.width() / 2.0, size.height() / 2.0);
    graphics.scale(pixelsPerUnit * near, pixelsPerUnit * near);
    graphics.rotate(tilt);
    // Hands shake at several rates at once.
    graphics.translate(
        drift * Math.sin(turn) + shake * (Math.sin(11 * seconds) + Math.sin(17.3 * seconds)),
        drift * Math.cos(1.3 * turn) + shake * (Math.sin(13 * seconds) + Math.sin(7.1 * seconds)));
    AffineTransform picture = new AffineTransform();
    picture.translate(-Backdrop.WIDE, -Backdrop.HIGH);
    picture.scale(1.0 / pixelsPerUnit, 1.0 / pixelsPerUnit);
    graphics.drawImage(backdrop, picture, null);
    for (Creature creature : creatures) {
      creature.draw(graphics, seconds);
    }
    for (Passing thing : passing) {
      thing.draw(graphics, seconds);
    }
    if (caged) {
      Backdrop.bars(graphics, barColour, barDistance, 0.03);
    }
    graphics.dispose();
    return canvas;
  }
}
