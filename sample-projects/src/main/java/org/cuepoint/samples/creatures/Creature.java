package org.cuepoint.samples.creatures;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cuepoint.samples.creatures.Species.Seen;

/** One body in a video: what it does when, where it is, how it is drawn. Immutable once made. */
final class Creature {

  /** Positions are worked out this many times a second. */
  private static final int RATE = 30;

  /** Where a body may be, from the middle, in units. */
  private static final double REACH_X = 0.8;

  private static final double REACH_Y = 0.6;

  /** An act and when it is played. */
  record Played(Act act, double start, double end, double rise) {

    /** Returns how much of the act shows at a time, 0 to 1. */
    double share(double seconds) {
      double in = Math.clamp((seconds - start) / rise, 0, 1);
      double out = Math.clamp((end - seconds) / rise, 0, 1);
      double share = Math.min(in, out);
      return share * share * (3 - 2 * share);
    }
  }

  private final Species species;
  private final Rig rig;
  private final List<Played> played = new ArrayList<>();
  private final double size;
  private final double baseX;
  private final double baseY;
  private final double tempo;
  private final int stripes;
  private final boolean outlined;
  private final double[] x;
  private final double[] y;
  private final double[] heading;

  /**
   * Plans a body's whole video.
   *
   * @param palette of the body
   * @param seconds of the video
   */
  Creature(Species species, RandomGenerator random, Palette palette, double seconds) {
    this.species = species;
    this.rig = species.body(random, palette);
    this.size =
        switch (species.seen()) {
          case SIDE -> random.nextDouble(1, 2.1);
          case ABOVE -> random.nextDouble(0.6, 1.5);
          case CLOSE -> random.nextDouble(1, 1.4);
        };
    this.baseX = random.nextDouble(-0.5, 0.5);
    this.baseY =
        switch (species.seen()) {
          case SIDE -> random.nextDouble(0.75, 1) - 0.5 * size;
          case ABOVE -> random.nextDouble(-0.4, 0.4);
          case CLOSE -> random.nextDouble(0.9, 1.2);
        };
    this.tempo = random.nextDouble(0.7, 1.6);
    this.stripes = random.nextDouble() < 0.35 ? random.nextInt(2, 5) : 0;
    this.outlined = random.nextDouble() < 0.4;
    plan(random, species.repertoire(random, rig), seconds);
    int steps = (int) Math.ceil(seconds * RATE) + 2;
    x = new double[steps];
    y = new double[steps];
    heading = new double[steps];
    walk(random);
  }

  private void plan(RandomGenerator random, List<Act> repertoire, double seconds) {
    // An individual does some things often and others never.
    List<Act> liked = new ArrayList<>();
    for (Act act : repertoire) {
      if (random.nextDouble() < 0.75) {
        liked.add(act);
      }
    }
    if (liked.isEmpty()) {
      liked.add(repertoire.getFirst());
    }
    double idle = random.nextDouble(0.1, 0.45);
    double at = 0;
    while (at < seconds) {
      Act act =
          random.nextDouble() < idle
              ? repertoire.getFirst()
              : liked.get(random.nextInt(liked.size()));
      double length = random.nextDouble(act.least(), act.most()) / Math.sqrt(tempo);
      double rise = Math.min(length / 2, random.nextDouble(0.1, 0.45) / tempo);
      played.add(new Played(act, at, at + length, rise));
      // The next begins while this one fades.
      at += length - rise;
    }
  }

  private void walk(RandomGenerator random) {
    boolean above = species.seen() == Seen.ABOVE;
    x[0] = baseX;
    y[0] = baseY;
    // From the side the heading is 1 (right) to −1 (left); from above an angle.
    heading[0] = above ? random.nextDouble(2 * Math.PI) : random.nextBoolean() ? 1 : -1;
    double aim = heading[0];
    for (int i = 1; i < x.length; i++) {
      double now = (double) i / RATE;
      double speed = 0;
      double turning = 0;
      for (Played part : played) {
        double share = part.share(now);
        speed += share * part.act().root().speed();
        turning += share * part.act().root().turning();
      }
      speed *= tempo * size * 0.7 / RATE;
      x[i] = x[i - 1];
      y[i] = y[i - 1];
      if (above) {
        boolean out = Math.abs(x[i]) > REACH_X || Math.abs(y[i]) > REACH_Y;
        if (out) {
          double home = Math.atan2(-y[i], -x[i]);
          double off = Math.IEEEremainder(home - heading[i - 1], 2 * Math.PI);
          turning += Math.clamp(3 * off, -4, 4) * Math.min(1, speed * RATE);
        }
        heading[i] = heading[i - 1] + turning * tempo / RATE;
        x[i] = Math.clamp(x[i] + speed * Math.cos(heading[i]), -1.25, 1.25);
        y[i] = Math.clamp(y[i] + speed * Math.sin(heading[i]), -0.9, 0.9);
      } else if (species.seen() == Seen.SIDE) {
        if (Math.abs(x[i]) > REACH_X && Math.signum(x[i]) == aim) {
          aim = -aim;
        } else if (random.nextDouble() < 0.12 / RATE) {
          aim = -aim;
        }
        heading[i] = heading[i - 1] + Math.clamp(aim - heading[i - 1], -5.0 / RATE, 5.0 / RATE);
        x[i] += speed * heading[i];
      } else {
        heading[i] = heading[i - 1];
      }
    }
  }

  List<Played> played() {
    return List.copyOf(played);
  }

  /** Draws the body at a time. The graphics' unit is that of this package. */
  void draw(Graphics2D graphics, double seconds) {
    double[] angles = new double[rig.size()];
    double lean = 0;
    double hop = 0;
    double tall = 1;
    for (Played part : played) {
      double share = part.share(seconds);
      if (share <= 0) {
        continue;
      }
      double own = tempo * (seconds - part.start());
      for (Act.Swing swing : part.act().swings()) {
        angles[swing.bone()] += share * swing.angle(own);
      }
      Act.Root root = part.act().root();
      double beat = Math.PI * root.hertz() * own;
      lean += share * (root.lean() + root.rock() * Math.sin(2 * beat));
      hop += share * root.hop() * Math.abs(Math.sin(beat));
      tall += share * (root.tall() - 1);
    }
    double at = Math.clamp(seconds * RATE, 0, x.length - 1.001);
    int i = (int) at;
    double rest = at - i;
    double placeX = x[i] + rest * (x[i + 1] - x[i]);
    double placeY = y[i] + rest * (y[i + 1] - y[i]);
    double faces = heading[i] + rest * (heading[i + 1] - heading[i]);
    AffineTransform before = graphics.getTransform();
    graphics.translate(placeX, placeY - hop);
    if (species.seen() == Seen.ABOVE) {
      graphics.rotate(faces);
      graphics.scale(size * tall, size);
      paint(graphics, rig.place(lean, angles));
    } else {
      double mirrored = Math.abs(faces) < 0.15 ? Math.copySign(0.15, faces) : faces;
      graphics.scale(size * mirrored, size * tall);
      paint(graphics, rig.place(lean, angles));
    }
    graphics.setTransform(before);
  }

  private void paint(Graphics2D graphics, List<Rig.Placed> placed) {
    List<Rig.Placed> order = new ArrayList<>(placed);
    order.sort(Comparator.comparingDouble((Rig.Placed part) -> part.bone().depth()).reversed());
    for (Rig.Placed part : order) {
      Rig.Bone bone = part.bone();
      if (outlined) {
        graphics.setPaint(Palette.shade(bone.colour(), 0.55));
        capsule(graphics, part, 1, 0.014);
      }
      graphics.setPaint(bone.colour());
      capsule(graphics, part, 1, 0);
      graphics.setPaint(Palette.shade(bone.colour(), 1.18));
      graphics.translate(-0.15 * bone.from(), -0.2 * bone.from());
      capsule(graphics, part, 0.55, 0);
      graphics.translate(0.15 * bone.from(), 0.2 * bone.from());
      for (int s = 1; s < stripes && bone.length() > 0.1; s++) {
        double along = (double) s / stripes;
        double radius = 0.8 * (bone.from() + along * (bone.to() - bone.from()));
        double cx = part.x0() + along * (part.x1() - part.x0());
        double cy = part.y0() + along * (part.y1() - part.y0());
        graphics.setPaint(Palette.shade(bone.colour(), 0.6));
        graphics.fill(new Ellipse2D.Double(cx - radius / 2, cy - radius / 2, radius, radius));
      }
    }
  }

  private static void capsule(Graphics2D graphics, Rig.Placed part, double share, double more) {
    double a = part.bone().from() * share + more;
    double b = part.bone().to() * share + more;
    graphics.fill(new Ellipse2D.Double(part.x0() - a, part.y0() - a, 2 * a, 2 * a));
    graphics.fill(new Ellipse2D.Double(part.x1() - b, part.y1() - b, 2 * b, 2 * b));
    double sin = Math.sin(part.angle());
    double cos = Math.cos(part.angle());
    Path2D side = new Path2D.Double();
    side.moveTo(part.x0() - a * sin, part.y0() + a * cos);
    side.lineTo(part.x1() - b * sin, part.y1() + b * cos);
    side.lineTo(part.x1() + b * sin, part.y1() - b * cos);
    side.lineTo(part.x0() + a * sin, part.y0() - a * cos);
    side.closePath();
    graphics.fill(side);
  }
}
