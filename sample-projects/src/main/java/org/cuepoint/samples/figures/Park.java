package org.cuepoint.samples.figures;

import java.awt.Color;
import java.awt.RadialGradientPaint;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.samples.figures.Outline.Disc;

/** A park with a bench, seen wide, from above and from the side. */
enum Park implements Scene {
  NOON(0x7fbfe8, 0xdff1f5, 0x8fbf6a, 0x5f9a58, 0xe6d6b4),
  EVENING(0xf2b48a, 0xfbe3c0, 0xa9b45e, 0x6f8f4e, 0xe3c79c),
  MORNING(0xa8cfe0, 0xf3efe0, 0x9cc583, 0x6aa27a, 0xdfd4c2);

  private final Color sky;
  private final Color haze;
  private final Color grass;
  private final Color leaves;
  private final Color path;

  Park(int sky, int haze, int grass, int leaves, int path) {
    this.sky = Tint.of(sky);
    this.haze = Tint.of(haze);
    this.grass = Tint.of(grass);
    this.leaves = Tint.of(leaves);
    this.path = Tint.of(path);
  }

  @Override
  public Camera camera(FrameSize size) {
    return new Camera(size, new Vec3(3.7, 2.15, 5.7), new Vec3(0.05, 1.0, -0.1), 3.35);
  }

  @Override
  public String cameraTag() {
    return "park camera";
  }

  @Override
  public double reach() {
    return 1.4;
  }

  @Override
  public double outside() {
    return 3.6;
  }

  @Override
  public double nearZ() {
    return 1.15;
  }

  @Override
  public void paint(Brush brush, RandomGenerator random) {
    FrameSize size = brush.camera().size();
    double width = size.width();
    double horizon = brush.camera().see(-60, 0, -90).y();
    double unit = size.height() / 300.0;
    brush.fall(new Rectangle2D.Double(0, 0, width, horizon + 4), sky, haze);
    sun(brush, width * 0.2, horizon * 0.4, 60 * unit);
    for (int i = 0; i < 3; i++) {
      cloud(
          brush, width * (0.14 + 0.36 * i), horizon * (0.2 + 0.13 * (i % 2)), unit * (13 - 2 * i));
    }
    hill(brush, horizon, 0.34, 34 * unit, Tint.mix(leaves, haze, 0.62), 0.4);
    hill(brush, horizon, 0.8, 24 * unit, Tint.mix(leaves, haze, 0.42), 2.4);
    brush.fall(
        new Rectangle2D.Double(0, horizon, width, size.height() - horizon),
        Tint.mix(grass, haze, 0.35),
        Tint.darker(grass, 0.06));
    hedge(brush, horizon, unit, random);
    tree(brush, -4.4, -3.4, 1.15, random);
    tree(brush, 0.1, -5.2, 1.0, random);
    ground(brush, random);
    post(brush, 1.75, -1.1);
    bench(brush);
    bush(brush, -2.2, -0.95, random);
  }

  private void sun(Brush brush, double x, double y, double r) {
    brush.fill(
        Brush.circle(new Disc(x, y, r)),
        new RadialGradientPaint(
            new Point2D.Double(x, y),
            (float) r,
            new float[] {0f, 0.3f, 1f},
            new Color[] {
              Tint.alpha(Tint.of(0xfffbe8), 0.95),
              Tint.alpha(Tint.of(0xfff3cc), 0.55),
              Tint.alpha(Tint.of(0xfff3cc), 0)
            }));
  }

  private static void cloud(Brush brush, double x, double y, double r) {
    Path2D shape = new Path2D.Double();
    double[][] puffs = {{-1.6, 0.2, 0.7}, {-0.7, -0.2, 1}, {0.4, -0.4, 1.2}, {1.4, 0.1, 0.8}};
    for (double[] puff : puffs) {
      shape.append(Brush.circle(new Disc(x + puff[0] * r, y + puff[1] * r, puff[2] * r)), false);
    }
    shape.append(new Rectangle2D.Double(x - 1.7 * r, y + 0.15 * r, 3.2 * r, 0.72 * r), false);
    shape.setWindingRule(Path2D.WIND_NON_ZERO);
    brush.fill(shape, Tint.alpha(Color.WHITE, 0.7));
  }

  private static void hill(
      Brush brush, double horizon, double waves, double high, Color colour, double phase) {
    int width = brush.camera().size().width();
    Path2D shape = new Path2D.Double();
    shape.moveTo(0, horizon + 2);
    for (int x = 0; x <= width; x += 4) {
      double a = phase + waves * 2 * Math.PI * x / width;
      shape.lineTo(x, horizon - high * (0.62 + 0.28 * Math.sin(a) + 0.1 * Math.sin(2.7 * a)));
    }
    shape.lineTo(width, horizon + 2);
    shape.closePath();
    brush.fall(shape, colour, Tint.lighter(colour, 0.25));
  }

  private void hedge(Brush brush, double horizon, double unit, RandomGenerator random) {
    Color colour = Tint.mix(leaves, haze, 0.2);
    for (double x = -10; x < brush.camera().size().width() + 14; x += 9 * unit) {
      double r = unit * random.nextDouble(8, 14);
      Disc ball = new Disc(x, horizon + 3 * unit - 0.3 * r, r);
      brush.fill(
          ball,
          brush.round(Brush.circle(ball), Tint.mix(colour, grass, random.nextDouble(0.0, 0.4))));
    }
  }

  private void tree(Brush brush, double x, double z, double size, RandomGenerator random) {
    brush.shadow(x + 0.5, 0, z + 0.1, 1.3 * size, 0.6 * size, 0.4);
    Color bark = Tint.of(0x7a5a43);
    Path2D trunk =
        brush.capsule(
            new Vec3(x, 0, z), 0.16 * size, new Vec3(x + 0.05, 1.7 * size, z), 0.1 * size);
    brush.fill(trunk, brush.round(new Vec3(x, 0, z), new Vec3(x, 1.7, z), 0.16 * size, bark));
    double[][] crown = {
      {0, 1.75, 0.75},
      {-0.6, 2.0, 0.62},
      {0.62, 2.05, 0.62},
      {-0.3, 2.55, 0.66},
      {0.35, 2.6, 0.62},
      {0, 3.0, 0.52}
    };
    for (double[] ball : crown) {
      Disc disc = brush.disc(new Vec3(x + ball[0] * size, ball[1] * size, z), ball[2] * size);
      Color colour = Tint.mix(leaves, grass, random.nextDouble(0, 0.3));
      brush.fill(disc, brush.round(Brush.circle(disc), colour));
    }
    for (int i = 0; i < 26; i++) {
      double a = random.nextDouble(2 * Math.PI);
      double r = random.nextDouble(0.1, 0.9);
      Vec3 at = new Vec3(x + r * Math.cos(a) * size, (2.25 + r * Math.sin(a)) * size, z);
      brush.fill(brush.disc(at, 0.12 * size), Tint.alpha(Tint.lighter(leaves, 0.3), 0.25));
    }
  }

  private void ground(Brush brush, RandomGenerator random) {
    Path2D way =
        brush.polygon(
            new Vec3(-14, 0, -0.75),
            new Vec3(6, 0, -0.75),
            new Vec3(6, 0, 1.05),
            new Vec3(-14, 0, 1.05));
    brush.line(way, Tint.alpha(Tint.darker(grass, 0.3), 0.35), 4);
    brush.fall(way, Tint.darker(path, 0.04), Tint.lighter(path, 0.12));
    for (int i = 0; i < 240; i++) {
      double x = random.nextDouble(-6, 4);
      double z = random.nextDouble(-0.7, 1.0);
      brush.fill(brush.disc(new Vec3(x, 0, z), 0.012), Tint.alpha(Tint.darker(path, 0.4), 0.35));
    }
    Color[] petals = {Tint.of(0xffffff), Tint.of(0xf7d35c), Tint.of(0xe88aa0)};
    for (int i = 0; i < 520; i++) {
      double x = random.nextDouble(-9, 5);
      double z = random.nextBoolean() ? random.nextDouble(-6, -0.95) : random.nextDouble(1.2, 3.5);
      Vec3 at = new Vec3(x, 0, z);
      if (i % 4 == 0) {
        brush.fill(brush.disc(at, 0.022), petals[random.nextInt(petals.length)]);
      } else {
        Vec3 tip = new Vec3(x + random.nextDouble(-0.03, 0.03), 0.1, z);
        brush.line(brush.polygon(at, tip), Tint.alpha(Tint.darker(grass, 0.35), 0.5), 0.8);
      }
    }
  }

  private static void bench(Brush brush) {
    brush.shadow(0.05, 0, -0.4, 1.15, 0.36, 0.6);
    Color wood = Tint.of(0xb0764a);
    Color iron = Tint.of(0x3d4450);
    double w = 0.95;
    double seat = Stance.SEAT_HEIGHT;
    for (double x : new double[] {-w + 0.12, w - 0.12}) {
      brush.fill(brush.capsule(new Vec3(x, 0, -0.68), 0.024, new Vec3(x, 0.95, -0.76), 0.02), iron);
    }
    for (int i = 0; i < 3; i++) {
      double y = 0.56 + i * 0.14;
      double z = -0.7 - 0.02 * i;
      brush.box(new Vec3(-w, y, z - 0.02), new Vec3(w, y + 0.09, z), wood, 1.2);
    }
    for (double x : new double[] {-w + 0.12, w - 0.12}) {
      brush.fill(
          brush.capsule(new Vec3(x, 0, -0.24), 0.022, new Vec3(x, seat - 0.03, -0.24), 0.022),
          iron);
      brush.fill(
          brush.capsule(
              new Vec3(x, seat - 0.04, -0.24), 0.02, new Vec3(x, seat - 0.04, -0.68), 0.02),
          iron);
    }
    for (int i = 0; i < 4; i++) {
      double z = -0.64 + i * 0.125;
      brush.box(
          new Vec3(-w, seat - 0.035, z), new Vec3(w, seat, z + 0.1), Tint.lighter(wood, 0.05), 1.2);
    }
    for (double x : new double[] {-w + 0.12, w - 0.12}) {
      brush.fill(
          brush.capsule(new Vec3(x, 0.64, -0.66), 0.018, new Vec3(x, 0.64, -0.26), 0.018), iron);
      brush.fill(
          brush.capsule(new Vec3(x, 0.64, -0.26), 0.018, new Vec3(x, seat, -0.25), 0.018), iron);
    }
  }

  private static void post(Brush brush, double x, double z) {
    Color iron = Tint.of(0x3d4450);
    brush.shadow(x + 0.06, 0, z, 0.2, 0.12, 0.5);
    Path2D pole = brush.capsule(new Vec3(x, 0, z), 0.05, new Vec3(x, 2.35, z), 0.03);
    brush.fill(pole, brush.round(new Vec3(x, 0, z), new Vec3(x, 2.4, z), 0.05, iron));
    brush.fill(brush.capsule(new Vec3(x, 0, z), 0.09, new Vec3(x, 0.12, z), 0.07), iron);
    Disc globe = brush.disc(new Vec3(x, 2.5, z), 0.16);
    brush.fill(globe, brush.round(Brush.circle(globe), Tint.of(0xfff4d6)));
    brush.fill(
        brush.capsule(new Vec3(x - 0.07, 2.36, z), 0.03, new Vec3(x + 0.07, 2.36, z), 0.03), iron);
  }

  private void bush(Brush brush, double x, double z, RandomGenerator random) {
    brush.shadow(x + 0.1, 0, z, 0.7, 0.3, 0.5);
    for (int i = 0; i < 9; i++) {
      double dx = -0.5 + 0.125 * i;
      double high = 0.3 + 0.25 * Math.cos(2.2 * dx) * random.nextDouble(0.7, 1.2);
      Disc ball = brush.disc(new Vec3(x + dx, high, z + random.nextDouble(-0.1, 0.1)), 0.27);
      brush.fill(
          ball,
          brush.round(Brush.circle(ball), Tint.mix(leaves, grass, random.nextDouble(0, 0.35))));
    }
    for (int i = 0; i < 14; i++) {
      Vec3 at =
          new Vec3(x + random.nextDouble(-0.55, 0.55), random.nextDouble(0.15, 0.65), z + 0.15);
      brush.fill(brush.disc(at, 0.03), Tint.of(0xf3a6b8));
    }
  }
}
