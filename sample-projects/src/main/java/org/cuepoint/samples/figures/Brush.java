package org.cuepoint.samples.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.cuepoint.samples.figures.Camera.Spot;
import org.cuepoint.samples.figures.Outline.Disc;

/**
 * Draws solid-looking things through a camera: capsules, boxes, floors. Light comes from the left
 * above.
 */
final class Brush {

  /** Direction towards the light in the picture (y down). */
  private static final double LIGHT_X = -0.62;

  private static final double LIGHT_Y = -0.78;

  private final Graphics2D graphics;
  private final Camera camera;

  Brush(Graphics2D graphics, Camera camera) {
    this.graphics = graphics;
    this.camera = camera;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
  }

  Graphics2D graphics() {
    return graphics;
  }

  Camera camera() {
    return camera;
  }

  Disc disc(Vec3 centre, double radius) {
    Spot spot = camera.see(centre);
    return new Disc(spot.x(), spot.y(), radius * spot.pixelsPerMetre());
  }

  Path2D capsule(Vec3 from, double fromRadius, Vec3 to, double toRadius) {
    return Outline.around(disc(from, fromRadius), disc(to, toRadius));
  }

  /** Makes a paint that rounds a limb from one point to another. */
  Paint round(Vec3 from, Vec3 to, double radius, Color colour) {
    Disc a = disc(from, radius);
    Disc b = disc(to, radius);
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double length = Math.hypot(dx, dy);
    double nx = length < 0.5 ? LIGHT_X : -dy / length;
    double ny = length < 0.5 ? LIGHT_Y : dx / length;
    double facing = nx * LIGHT_X + ny * LIGHT_Y;
    if (facing < 0) {
      nx = -nx;
      ny = -ny;
      facing = -facing;
    }
    double r = Math.max(1, Math.max(a.radius(), b.radius()));
    double mx = (a.x() + b.x()) / 2;
    double my = (a.y() + b.y()) / 2;
    double strength = 0.4 + 0.6 * facing;
    return gradient(
        mx + nx * r,
        my + ny * r,
        mx - nx * r,
        my - ny * r,
        Tint.lighter(colour, 0.22 * strength),
        colour,
        Tint.darker(colour, 0.3 * strength));
  }

  /** Makes a paint that rounds a whole shape. */
  Paint round(Shape shape, Color colour) {
    Rectangle2D box = shape.getBounds2D();
    double r = Math.max(1, 0.5 * Math.max(box.getWidth(), 0.5 * box.getHeight()));
    return gradient(
        box.getCenterX() + LIGHT_X * r,
        box.getCenterY() + 0.4 * LIGHT_Y * r,
        box.getCenterX() - LIGHT_X * r,
        box.getCenterY() - 0.4 * LIGHT_Y * r,
        Tint.lighter(colour, 0.16),
        colour,
        Tint.darker(colour, 0.26));
  }

  private static Paint gradient(
      double x0, double y0, double x1, double y1, Color light, Color middle, Color dark) {
    return new LinearGradientPaint(
        new Point2D.Double(x0, y0),
        new Point2D.Double(x1, y1),
        new float[] {0.05f, 0.45f, 1f},
        new Color[] {light, middle, dark});
  }

  void fill(Shape shape, Paint paint) {
    graphics.setPaint(paint);
    graphics.fill(shape);
  }

  void line(Shape shape, Paint paint, double width) {
    graphics.setPaint(paint);
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }

  void fill(Disc disc, Paint paint) {
    fill(circle(disc), paint);
  }

  static Ellipse2D circle(Disc disc) {
    return new Ellipse2D.Double(
        disc.x() - disc.radius(), disc.y() - disc.radius(), 2 * disc.radius(), 2 * disc.radius());
  }

  Path2D polygon(Vec3... corners) {
    List<Point2D> points = new ArrayList<>();
    for (Vec3 corner : corners) {
      points.add(camera.see(corner).point());
    }
    return Outline.polygon(points);
  }

  /** Returns an ellipse that lies on the ground. */
  Path2D onGround(double x, double y, double z, double halfWidth, double halfDepth) {
    List<Point2D> points = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      double a = 2 * Math.PI * i / 48;
      points.add(camera.see(x + halfWidth * Math.cos(a), y, z + halfDepth * Math.sin(a)).point());
    }
    return Outline.polygon(points);
  }

  /** Darkens the ground softly. */
  void shadow(double x, double y, double z, double halfWidth, double halfDepth, double strength) {
    int rings = 7;
    for (int i = 0; i < rings; i++) {
      double size = 1.15 - 0.9 * i / rings;
      fill(
          onGround(x, y, z, halfWidth * size, halfDepth * size),
          Tint.alpha(Tint.SHADE, strength / rings));
    }
  }

  /** Draws the faces of a box that the camera sees, with softened edges. */
  void box(Vec3 low, Vec3 high, Color colour, double edge) {
    Vec3 eye = camera.eye();
    if (eye.x() > high.x()) {
      Path2D side = wall(high.x(), low, high);
      face(side, Tint.darker(colour, 0.3), edge);
    } else if (eye.x() < low.x()) {
      face(wall(low.x(), low, high), Tint.lighter(colour, 0.04), edge);
    }
    if (eye.y() > high.y()) {
      face(
          polygon(
              new Vec3(low.x(), high.y(), low.z()),
              new Vec3(high.x(), high.y(), low.z()),
              new Vec3(high.x(), high.y(), high.z()),
              new Vec3(low.x(), high.y(), high.z())),
          Tint.lighter(colour, 0.16),
          edge);
    }
    face(
        polygon(
            new Vec3(low.x(), low.y(), high.z()),
            new Vec3(high.x(), low.y(), high.z()),
            new Vec3(high.x(), high.y(), high.z()),
            new Vec3(low.x(), high.y(), high.z())),
        Tint.darker(colour, 0.08),
        edge);
  }

  private Path2D wall(double x, Vec3 low, Vec3 high) {
    return polygon(
        new Vec3(x, low.y(), low.z()),
        new Vec3(x, low.y(), high.z()),
        new Vec3(x, high.y(), high.z()),
        new Vec3(x, high.y(), low.z()));
  }

  private void face(Shape shape, Color colour, double edge) {
    Rectangle2D box = shape.getBounds2D();
    Paint paint =
        new GradientPaint(
            new Point2D.Double(box.getMinX(), box.getMinY()),
            Tint.lighter(colour, 0.06),
            new Point2D.Double(box.getMaxX(), box.getMaxY() + 1),
            Tint.darker(colour, 0.1));
    fill(shape, paint);
    line(shape, paint, edge);
  }

  void fall(Shape shape, Color top, Color bottom) {
    Rectangle2D box = shape.getBounds2D();
    fill(
        shape,
        new GradientPaint(0f, (float) box.getMinY(), top, 0f, (float) box.getMaxY() + 1, bottom));
  }
}
