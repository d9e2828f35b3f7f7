package org.cuepoint.samples.figures;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Outlines of soft bodies: the convex hull of discs and points in the picture. */
final class Outline {

  /** A disc in the picture, in pixels. */
  record Disc(double x, double y, double radius) {}

  private static final int CORNERS = 28;

  private Outline() {}

  static Path2D around(Disc... discs) {
    return around(List.of(discs));
  }

  static Path2D around(Collection<Disc> discs) {
    List<Point2D> points = new ArrayList<>();
    for (Disc disc : discs) {
      for (int i = 0; i < CORNERS; i++) {
        double a = 2 * Math.PI * i / CORNERS;
        points.add(
            new Point2D.Double(
                disc.x + disc.radius * Math.cos(a), disc.y + disc.radius * Math.sin(a)));
      }
    }
    return hull(points);
  }

  /** Returns the convex hull by Andrew's monotone chain. */
  static Path2D hull(Collection<Point2D> cloud) {
    List<Point2D> points = new ArrayList<>(cloud);
    points.sort(Comparator.comparingDouble(Point2D::getX).thenComparingDouble(Point2D::getY));
    List<Point2D> chain = new ArrayList<>();
    half(points, chain);
    half(points.reversed(), chain);
    return polygon(chain);
  }

  static Path2D polygon(List<Point2D> corners) {
    Path2D path = new Path2D.Double();
    for (Point2D corner : corners) {
      if (path.getCurrentPoint() == null) {
        path.moveTo(corner.getX(), corner.getY());
      } else {
        path.lineTo(corner.getX(), corner.getY());
      }
    }
    if (path.getCurrentPoint() != null) {
      path.closePath();
    }
    return path;
  }

  private static void half(List<Point2D> points, List<Point2D> chain) {
    int base = chain.size();
    for (Point2D next : points) {
      while (chain.size() - base >= 2
          && turn(chain.get(chain.size() - 2), chain.getLast(), next) <= 0) {
        chain.removeLast();
      }
      chain.add(next);
    }
    if (!chain.isEmpty()) {
      chain.removeLast();
    }
  }

  private static double turn(Point2D a, Point2D b, Point2D c) {
    return (b.getX() - a.getX()) * (c.getY() - a.getY())
        - (b.getY() - a.getY()) * (c.getX() - a.getX());
  }
}
