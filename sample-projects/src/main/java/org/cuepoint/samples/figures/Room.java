package org.cuepoint.samples.figures;

import java.awt.Color;
import java.awt.RadialGradientPaint;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.samples.figures.Outline.Disc;

/** A living room, seen from the front and close. */
enum Room implements Scene {
  SAGE(0xc9d6c6, 0xb98a5e, 0x4f7a78, 0xe8d9c0, 0xf6c667),
  ROSE(0xe9cfc4, 0x9c7654, 0x8b5d6b, 0xd9c7d8, 0xd98f5c),
  BLUE(0xbfd3e2, 0xc49a6c, 0xc77f4f, 0xf0e3d0, 0x5f8fb0);

  private static final double WALL = -1.15;
  private static final double SEAT = Stance.SEAT_HEIGHT;

  private final Color wall;
  private final Color floor;
  private final Color sofa;
  private final Color rug;
  private final Color accent;

  Room(int wall, int floor, int sofa, int rug, int accent) {
    this.wall = Tint.of(wall);
    this.floor = Tint.of(floor);
    this.sofa = Tint.of(sofa);
    this.rug = Tint.of(rug);
    this.accent = Tint.of(accent);
  }

  @Override
  public Camera camera(FrameSize size) {
    return new Camera(size, new Vec3(0, 1.32, 4.7), new Vec3(0, 1.08, 0), 2.68);
  }

  @Override
  public String cameraTag() {
    return "room camera";
  }

  @Override
  public double reach() {
    return 1.15;
  }

  @Override
  public double outside() {
    return 2.0;
  }

  @Override
  public double nearZ() {
    return 1.45;
  }

  @Override
  public void paint(Brush brush, RandomGenerator random) {
    FrameSize size = brush.camera().size();
    brush.fall(
        new Rectangle2D.Double(0, 0, size.width(), size.height()),
        Tint.darker(wall, 0.1),
        Tint.lighter(wall, 0.1));
    floor(brush);
    window(brush);
    pictures(brush);
    lamp(brush);
    sofa(brush);
    plant(brush, random);
  }

  private void floor(Brush brush) {
    Path2D ground = flat(brush, -4, 4, WALL, 2.6);
    brush.fall(ground, Tint.darker(floor, 0.1), Tint.lighter(floor, 0.12));
    for (int i = -16; i <= 16; i++) {
      double x = i * 0.22;
      brush.line(
          brush.polygon(new Vec3(x, 0, WALL), new Vec3(x, 0, 2.6)),
          Tint.alpha(Tint.darker(floor, 0.45), 0.28),
          0.8);
      for (int k = 0; k < 4; k++) {
        double z = WALL + 0.25 + k * 0.95 + Math.floorMod(i * 37, 10) * 0.07;
        brush.line(
            brush.polygon(new Vec3(x, 0, z), new Vec3(x + 0.22, 0, z)),
            Tint.alpha(Tint.darker(floor, 0.45), 0.28),
            0.8);
      }
    }
    brush.fill(brush.onGround(0.02, 0, 0.3, 1.62, 0.62), Tint.alpha(Tint.SHADE, 0.14));
    brush.fill(brush.onGround(0, 0.01, 0.28, 1.6, 0.6), Tint.darker(rug, 0.12));
    brush.fill(brush.onGround(0, 0.01, 0.28, 1.52, 0.55), rug);
    brush.line(brush.onGround(0, 0.01, 0.28, 1.36, 0.46), Tint.mix(rug, sofa, 0.45), 1.6);
    brush.line(brush.onGround(0, 0.01, 0.28, 1.28, 0.42), Tint.mix(rug, sofa, 0.3), 0.9);
    upright(brush, -4, 4, 0, 0.11, WALL, Tint.lighter(wall, 0.65), Tint.lighter(wall, 0.4));
    upright(brush, -4, 4, -0.012, 0.005, WALL, Tint.darker(floor, 0.5), Tint.darker(floor, 0.4));
  }

  private void window(Brush brush) {
    double x0 = -1.95;
    double x1 = -0.92;
    double y0 = 1.12;
    double y1 = 2.2;
    upright(
        brush,
        x0 - 0.09,
        x1 + 0.09,
        y0 - 0.09,
        y1 + 0.2,
        WALL,
        Tint.of(0xfbf7ee),
        Tint.of(0xe9e2d4));
    upright(brush, x0, x1, y0, y1, WALL, Tint.of(0x8fc4ea), Tint.of(0xe8f3f4));
    Path2D hill = new Path2D.Double();
    Point2D a = brush.camera().see(x0, y0 + 0.22, WALL).point();
    Point2D b = brush.camera().see(x1, y0 + 0.34, WALL).point();
    Point2D c = brush.camera().see(x1, y0, WALL).point();
    Point2D d = brush.camera().see(x0, y0, WALL).point();
    hill.moveTo(a.getX(), a.getY());
    hill.quadTo((a.getX() + b.getX()) / 2, a.getY() - 16, b.getX(), b.getY());
    hill.lineTo(c.getX(), c.getY());
    hill.lineTo(d.getX(), d.getY());
    hill.closePath();
    brush.fill(hill, Tint.of(0x8fb98a));
    for (double[] puff :
        new double[][] {{-1.66, 1.86, 0.09}, {-1.55, 1.88, 0.12}, {-1.43, 1.86, 0.08}}) {
      brush.fill(
          brush.disc(new Vec3(puff[0], puff[1], WALL), puff[2]), Tint.alpha(Color.WHITE, 0.85));
    }
    double middle = (x0 + x1) / 2;
    upright(
        brush, middle - 0.02, middle + 0.02, y0, y1, WALL, Tint.of(0xfbf7ee), Tint.of(0xece5d8));
    upright(brush, x0, x1, 1.63, 1.665, WALL, Tint.of(0xf6f1e6), Tint.of(0xeee8dc));
    upright(
        brush,
        x0 - 0.15,
        x1 + 0.15,
        y0 - 0.14,
        y0 - 0.085,
        WALL,
        Tint.of(0xffffff),
        Tint.of(0xd8d0c2));
    curtain(brush, x1 + 0.02, x1 + 0.24);
    curtain(brush, x0 - 0.24, x0 - 0.02);
    // Light from the window on the floor.
    brush.fill(
        brush.polygon(
            new Vec3(-1.5, 0.005, -0.5),
            new Vec3(-0.6, 0.005, -0.5),
            new Vec3(0.1, 0.005, 1.3),
            new Vec3(-1.0, 0.005, 1.3)),
        Tint.alpha(Tint.of(0xfff6d8), 0.13));
  }

  private void curtain(Brush brush, double x0, double x1) {
    int folds = 4;
    for (int i = 0; i < folds; i++) {
      double from = x0 + (x1 - x0) * i / folds;
      double to = x0 + (x1 - x0) * (i + 1) / folds;
      Path2D fold =
          brush.polygon(
              new Vec3(from, 0.75, WALL),
              new Vec3(to, 0.75, WALL),
              new Vec3(to, 2.6, WALL),
              new Vec3(from, 2.6, WALL));
      Color cloth = Tint.lighter(accent, 0.35);
      brush.fill(fold, i % 2 == 0 ? cloth : Tint.darker(cloth, 0.12));
    }
  }

  private void pictures(Brush brush) {
    frame(brush, 0.82, 1.3, 1.42, 2.05, sofa);
    frame(brush, 1.42, 1.82, 1.62, 2.05, accent);
  }

  private void frame(Brush brush, double x0, double x1, double y0, double y1, Color colour) {
    upright(
        brush,
        x0 + 0.02,
        x1 + 0.04,
        y0 - 0.04,
        y1,
        WALL,
        Tint.alpha(Tint.SHADE, 0.16),
        Tint.alpha(Tint.SHADE, 0.16));
    upright(brush, x0, x1, y0, y1, WALL, Tint.of(0x6d5646), Tint.of(0x54412f));
    upright(
        brush,
        x0 + 0.025,
        x1 - 0.025,
        y0 + 0.025,
        y1 - 0.025,
        WALL,
        Tint.of(0xfaf6ec),
        Tint.of(0xf0e9da));
    double cx = (x0 + x1) / 2;
    double cy = (y0 + y1) / 2;
    brush.fill(brush.disc(new Vec3(cx - 0.03, cy - 0.02, WALL), 0.12), Tint.lighter(colour, 0.25));
    brush.fill(
        brush.disc(new Vec3(cx + 0.06, cy + 0.06, WALL), 0.075), Tint.mix(colour, accent, 0.7));
    upright(brush, x0 + 0.07, x1 - 0.07, y0 + 0.07, y0 + 0.085, WALL, colour, colour);
  }

  private void lamp(Brush brush) {
    double x = 1.62;
    double z = -0.8;
    brush.shadow(x, 0, z, 0.2, 0.1, 0.4);
    Point2D glow = brush.camera().see(x, 1.5, z).point();
    float radius = (float) (0.95 * brush.camera().see(x, 1.5, z).pixelsPerMetre());
    brush.fill(
        Brush.circle(new Disc(glow.getX(), glow.getY(), radius)),
        new RadialGradientPaint(
            glow,
            radius,
            new float[] {0f, 1f},
            new Color[] {Tint.alpha(Tint.of(0xffeebc), 0.5), Tint.alpha(Tint.of(0xffeebc), 0)}));
    brush.fill(brush.onGround(x, 0.02, z, 0.15, 0.1), Tint.of(0x44403f));
    brush.fill(
        brush.capsule(new Vec3(x, 0.02, z), 0.014, new Vec3(x, 1.4, z), 0.014), Tint.of(0x55504e));
    Path2D shade =
        brush.polygon(
            new Vec3(x - 0.23, 1.3, z),
            new Vec3(x + 0.23, 1.3, z),
            new Vec3(x + 0.14, 1.66, z),
            new Vec3(x - 0.14, 1.66, z));
    brush.fall(shade, Tint.of(0xfff3cf), Tint.mix(accent, Tint.of(0xfff0c8), 0.55));
    brush.line(shade, Tint.alpha(Tint.darker(accent, 0.4), 0.5), 0.8);
  }

  private void sofa(Brush brush) {
    double w = 1.02;
    brush.shadow(0, 0, -0.5, 1.3, 0.45, 0.75);
    Color body = sofa;
    for (double x : new double[] {-w - 0.02, w - 0.02}) {
      brush.box(new Vec3(x - 0.03, 0, -0.3), new Vec3(x + 0.03, 0.12, -0.24), Tint.of(0x4a3526), 1);
    }
    brush.box(new Vec3(-w, 0.3, -0.98), new Vec3(w, 0.9, -0.82), Tint.lighter(body, 0.02), 7);
    for (int side = -1; side <= 1; side += 2) {
      double x0 = side < 0 ? -w + 0.06 : 0.02;
      double x1 = side < 0 ? -0.02 : w - 0.06;
      brush.box(new Vec3(x0, 0.46, -0.82), new Vec3(x1, 0.86, -0.72), Tint.lighter(body, 0.1), 6);
    }
    brush.box(new Vec3(-w, 0.12, -0.85), new Vec3(w, 0.32, -0.22), Tint.darker(body, 0.08), 4);
    for (int side = -1; side <= 1; side += 2) {
      double x0 = side < 0 ? -w + 0.04 : 0.015;
      double x1 = side < 0 ? -0.015 : w - 0.04;
      brush.box(new Vec3(x0, 0.32, -0.8), new Vec3(x1, SEAT, -0.2), Tint.lighter(body, 0.12), 5);
    }
    for (int side = -1; side <= 1; side += 2) {
      double x = side * (w + 0.08);
      brush.box(new Vec3(x - 0.09, 0.12, -0.9), new Vec3(x + 0.09, 0.6, -0.2), body, 7);
    }
    Path2D cushion =
        brush.polygon(
            new Vec3(-0.92, 0.47, -0.6),
            new Vec3(-0.58, 0.45, -0.58),
            new Vec3(-0.62, 0.8, -0.68),
            new Vec3(-0.9, 0.8, -0.68));
    brush.line(cushion, brush.round(cushion, accent), 6);
    brush.fill(cushion, brush.round(cushion, accent));
  }

  private void plant(Brush brush, RandomGenerator random) {
    double x = -1.66;
    double z = -0.55;
    brush.shadow(x, 0, z, 0.26, 0.14, 0.5);
    Path2D pot =
        brush.polygon(
            new Vec3(x - 0.13, 0.01, z),
            new Vec3(x + 0.13, 0.01, z),
            new Vec3(x + 0.18, 0.34, z),
            new Vec3(x - 0.18, 0.34, z));
    for (int i = 0; i < 15; i++) {
      double a = Math.toRadians(-75 + 150.0 * i / 14 + random.nextDouble(-6, 6));
      double length = 0.46 + 0.34 * Math.cos(a) + random.nextDouble(-0.06, 0.06);
      Vec3 root = new Vec3(x, 0.36, z);
      Vec3 tip = new Vec3(x + 0.72 * length * Math.sin(a), 0.36 + length * Math.cos(a * 0.75), z);
      leaf(
          brush,
          root,
          tip,
          i % 3 == 0 ? Tint.of(0x5d9468) : i % 3 == 1 ? Tint.of(0x3f7a55) : Tint.of(0x4c8a5e));
    }
    brush.fill(pot, brush.round(pot, Tint.of(0xd8d2c6)));
    brush.line(
        brush.polygon(new Vec3(x - 0.165, 0.27, z), new Vec3(x + 0.165, 0.27, z)), accent, 3);
  }

  private static void leaf(Brush brush, Vec3 root, Vec3 tip, Color colour) {
    Point2D a = brush.camera().see(root).point();
    Point2D b = brush.camera().see(tip).point();
    double dx = b.getX() - a.getX();
    double dy = b.getY() - a.getY();
    Path2D path = new Path2D.Double();
    path.moveTo(a.getX(), a.getY());
    path.quadTo(
        a.getX() + 0.55 * dx - 0.22 * dy, a.getY() + 0.55 * dy + 0.22 * dx, b.getX(), b.getY());
    path.quadTo(
        a.getX() + 0.55 * dx + 0.22 * dy, a.getY() + 0.55 * dy - 0.22 * dx, a.getX(), a.getY());
    brush.fill(path, brush.round(path, colour));
  }

  private static Path2D flat(Brush brush, double x0, double x1, double z0, double z1) {
    return brush.polygon(
        new Vec3(x0, 0, z0), new Vec3(x1, 0, z0), new Vec3(x1, 0, z1), new Vec3(x0, 0, z1));
  }

  private static void upright(
      Brush brush, double x0, double x1, double y0, double y1, double z, Color top, Color bottom) {
    brush.fall(
        brush.polygon(
            new Vec3(x0, y0, z), new Vec3(x1, y0, z), new Vec3(x1, y1, z), new Vec3(x0, y1, z)),
        top,
        bottom);
  }
}
