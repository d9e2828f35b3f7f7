package org.cuepoint.samples.figures;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.cuepoint.samples.figures.Camera.Spot;
import org.cuepoint.samples.figures.Look.Detail;
import org.cuepoint.samples.figures.Look.HairStyle;
import org.cuepoint.samples.figures.Outline.Disc;

/**
 * Draws a head: a ball on which hair, face and beard are regions cut by planes, so that it can look
 * in every direction. Local axes: x to the figure's left, y up, z forward, unit the radius.
 */
final class HeadPainter {

  private static final int STEPS = 64;
  private static final double LONG = 1.12;

  private final Brush brush;
  private final Performer performer;
  private final Look look;
  private final Body body;
  private final Spot centre;
  private final double radius;
  private final Vec3 left;
  private final Vec3 up;
  private final Vec3 forward;

  HeadPainter(Brush brush, Performer performer, Look look, Body body) {
    this.brush = brush;
    this.performer = performer;
    this.look = look;
    this.body = body;
    this.centre = brush.camera().see(body.head());
    this.radius = performer.headRadius() * centre.pixelsPerMetre() / 1.06;
    this.left = brush.camera().turn(body.headFrame().left());
    this.up = brush.camera().turn(body.headFrame().up());
    this.forward = brush.camera().turn(body.headFrame().forward());
  }

  boolean facesAway() {
    return forward.z() < 0;
  }

  /** Draws what hangs behind the neck, or before it when the figure looks away. */
  void behind() {
    Color hair = Tint.darker(look.hair(), 0.18);
    switch (look.hairStyle()) {
      case BOB -> {
        Path2D shape =
            Outline.around(
                disc(0, 0.1, -0.15, 1.08),
                disc(0.62, -0.82, -0.2, 0.42),
                disc(-0.62, -0.82, -0.2, 0.42));
        brush.fill(shape, brush.round(shape, hair));
      }
      case PONYTAIL -> {
        Path2D shape =
            Outline.around(
                disc(0, 0.42, -1.05, 0.26), disc(0, -0.35, -1.3, 0.3), disc(0, -1.05, -1.15, 0.12));
        brush.fill(shape, brush.round(shape, hair));
      }
      case BUN -> {
        Disc bun = disc(0, 1.02, -0.52, 0.4);
        brush.fill(bun, brush.round(Brush.circle(bun), hair));
      }
      case SHORT, CURLS, CROP -> {
        // Nothing stands off the head.
      }
    }
  }

  void paint(Eyes eyes) {
    neck();
    hair();
    ears();
    Color skin = look.skin();
    Path2D face = region(hairTowards(), hairLimit(), -1, 1);
    brush.fill(face, brush.round(face, skin));
    if (look.details().contains(Detail.BEARD)) {
      Path2D beard = region(new Vec3(0, -0.95, 0.31), 0.5, 1, 1.04);
      brush.fill(beard, brush.round(beard, look.hair()));
    }
    features(eyes);
    if (facesAway()
        && (look.hairStyle() == HairStyle.BUN || look.hairStyle() == HairStyle.PONYTAIL)) {
      behind();
    }
  }

  private void neck() {
    double height = performer.height();
    Vec3 base = body.neck().plus(body.chestFrame().up(), -0.012 * height);
    Vec3 chin = body.head().plus(body.headFrame().up(), -0.72 * performer.headRadius());
    Path2D shape = brush.capsule(base, 0.031 * height, chin, 0.029 * height);
    brush.fill(shape, brush.round(shape, Tint.darker(look.skin(), 0.2)));
  }

  private void hair() {
    double size = look.hairStyle() == HairStyle.CROP ? 1.025 : 1.09;
    List<Point2D> limb = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      Vec3 local = limb(i);
      limb.add(local.dot(hairTowards()) > hairLimit() ? spot(local, size) : spot(local, 1));
    }
    Path2D shape = Outline.hull(limb);
    brush.line(shape, Tint.alpha(Tint.darker(look.hair(), 0.5), 0.5), 1.5);
    brush.fill(shape, brush.round(shape, look.hair()));
    if (look.hairStyle() == HairStyle.CURLS) {
      for (int i = 0; i < 26; i++) {
        double y = 1 - 1.5 * (i + 0.5) / 26;
        double a = 2.399963 * i;
        double r = Math.sqrt(1 - y * y);
        Vec3 local = new Vec3(r * Math.cos(a), y, r * Math.sin(a));
        if (local.dot(hairTowards()) > hairLimit() - 0.05) {
          Disc curl = disc(0.98 * local.x(), 0.98 * local.y(), 0.98 * local.z(), 0.34);
          brush.fill(curl, brush.round(Brush.circle(curl), look.hair()));
        }
      }
    }
  }

  private Vec3 hairTowards() {
    return switch (look.hairStyle()) {
      case BOB -> new Vec3(0, 0.6, -0.8);
      case CROP -> new Vec3(0, 0.86, -0.51);
      case SHORT, CURLS -> new Vec3(0, 0.8, -0.6);
      case BUN, PONYTAIL -> new Vec3(0, 0.77, -0.64);
    };
  }

  private double hairLimit() {
    return switch (look.hairStyle()) {
      case BOB -> -0.3;
      case CROP -> 0.16;
      case SHORT -> -0.02;
      case CURLS -> 0.02;
      case BUN, PONYTAIL -> 0.02;
    };
  }

  private void ears() {
    if (look.hairStyle() == HairStyle.BOB) {
      return;
    }
    for (Side side : Side.values()) {
      if (left.z() * side.sign() > -0.3) {
        Disc ear = disc(side.sign() * 0.99, -0.06, -0.06, 0.2);
        brush.fill(ear, brush.round(Brush.circle(ear), Tint.darker(look.skin(), 0.1)));
      }
    }
  }

  /** Returns the visible outline of the ball's part on one side of a plane. */
  private Path2D region(Vec3 normal, double limit, int sign, double size) {
    List<Point2D> points = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      Vec3 local = limb(i);
      if (sign * (local.dot(normal) - limit) > 0) {
        points.add(spot(local, size));
      }
    }
    Vec3 across = new Vec3(1, 0, 0).squareTo(normal).unit(new Vec3(1, 0, 0));
    Vec3 along = normal.cross(across);
    double r = Math.sqrt(1 - limit * limit);
    for (int i = 0; i < STEPS; i++) {
      double a = 2 * Math.PI * i / STEPS;
      Vec3 local = normal.times(limit).plus(across, r * Math.cos(a)).plus(along, r * Math.sin(a));
      if (seen(local).z() > 0) {
        points.add(spot(local, size));
      }
    }
    return Outline.hull(points);
  }

  private void features(Eyes eyes) {
    Color dark = Tint.of(0x2a2230);
    Color brow = Tint.darker(look.hair(), 0.25);
    for (Side side : Side.values()) {
      double s = side.sign();
      Vec3 eye = new Vec3(0.37 * s, 0.0, 0.93);
      if (seen(eye).z() > 0.12) {
        Point2D at = spot(eye, 1);
        double wide = radius * 0.11 * Math.max(0.45, seen(eye).z());
        double high = eyes == Eyes.SHUT ? radius * 0.035 : radius * 0.15;
        brush.fill(
            new Ellipse2D.Double(at.getX() - wide, at.getY() - high, 2 * wide, 2 * high), dark);
        curve(
            brow,
            0.085,
            new Vec3(0.2 * s, 0.3, 0.95),
            new Vec3(0.38 * s, 0.36, 0.9),
            new Vec3(0.55 * s, 0.28, 0.82));
        Disc cheek = disc(0.55 * s, -0.3, 0.8, 0.17);
        brush.fill(cheek, Tint.alpha(Tint.of(0xe8604c), 0.16));
        if (look.details().contains(Detail.GLASSES)) {
          brush.line(Brush.circle(disc(0.38 * s, 0, 1.0, 0.3)), Tint.of(0x30343f), radius * 0.08);
          if (seen(new Vec3(0, 0, 1)).z() > 0.2) {
            curve(
                Tint.of(0x30343f),
                0.08,
                new Vec3(0.12 * s, 0.04, 1.02),
                new Vec3(0.06 * s, 0.06, 1.04),
                new Vec3(0, 0.06, 1.05));
          }
        }
      }
    }
    if (seen(new Vec3(0, -0.2, 1)).z() > 0.1) {
      Disc nose = disc(0, -0.2, 1.04, 0.12);
      brush.fill(nose, Tint.alpha(Tint.darker(look.skin(), 0.4), 0.55));
      Color mouth =
          look.details().contains(Detail.BEARD)
              ? Tint.of(0xd98a7c)
              : Tint.darker(Tint.of(0xb0493f), 0.1);
      curve(
          mouth,
          0.085,
          new Vec3(0.24, -0.5, 0.83),
          new Vec3(0, -0.61, 0.83),
          new Vec3(-0.24, -0.5, 0.83));
    }
  }

  private void curve(Color colour, double width, Vec3 a, Vec3 b, Vec3 c) {
    Point2D from = spot(a, 1);
    Point2D over = spot(b, 1);
    Point2D to = spot(c, 1);
    Path2D path = new Path2D.Double();
    path.moveTo(from.getX(), from.getY());
    path.quadTo(over.getX(), over.getY(), to.getX(), to.getY());
    brush.line(path, colour, Math.max(0.7, width * radius));
  }

  /** Returns a point on the rim of the ball as the camera sees it, in local directions. */
  private Vec3 limb(int step) {
    double a = 2 * Math.PI * step / STEPS;
    double x = Math.cos(a);
    double y = Math.sin(a);
    return new Vec3(
        x * left.x() + y * left.y(), x * up.x() + y * up.y(), x * forward.x() + y * forward.y());
  }

  private Vec3 seen(Vec3 local) {
    return left.times(local.x()).plus(up, local.y()).plus(forward, local.z());
  }

  private Point2D spot(Vec3 local, double size) {
    Vec3 seen = seen(new Vec3(local.x() * size, local.y() * size * LONG, local.z() * size));
    return new Point2D.Double(centre.x() + seen.x() * radius, centre.y() - seen.y() * radius);
  }

  private Disc disc(double x, double y, double z, double size) {
    Point2D at = spot(new Vec3(x, y, z), 1);
    return new Disc(at.getX(), at.getY(), size * radius);
  }
}
