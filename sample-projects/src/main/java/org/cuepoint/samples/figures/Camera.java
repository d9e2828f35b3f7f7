package org.cuepoint.samples.figures;

import java.awt.geom.Point2D;
import org.cuepoint.core.media.FrameSize;

/** A pinhole camera. Immutable. */
final class Camera {

  /** Where a point falls in the picture. */
  record Spot(double x, double y, double pixelsPerMetre, double depth) {

    Point2D point() {
      return new Point2D.Double(x, y);
    }
  }

  private final FrameSize size;
  private final Vec3 eye;
  private final Vec3 right;
  private final Vec3 up;
  private final Vec3 ahead;
  private final double focal;

  /**
   * Sets a camera up.
   *
   * @param size of the picture
   * @param eye where the camera stands
   * @param target what it looks at
   * @param metresHigh how many metres the picture shows from top to bottom at the target
   */
  Camera(FrameSize size, Vec3 eye, Vec3 target, double metresHigh) {
    this.size = size;
    this.eye = eye;
    Vec3 towards = target.minus(eye);
    this.ahead = towards.unit(new Vec3(0, 0, -1));
    this.right = ahead.cross(new Vec3(0, 1, 0)).unit(new Vec3(1, 0, 0));
    this.up = right.cross(ahead);
    this.focal = size.height() / metresHigh * towards.length();
  }

  FrameSize size() {
    return size;
  }

  Vec3 eye() {
    return eye;
  }

  Spot see(Vec3 point) {
    Vec3 from = point.minus(eye);
    double depth = Math.max(0.05, from.dot(ahead));
    double scale = focal / depth;
    return new Spot(
        size.width() / 2.0 + from.dot(right) * scale,
        size.height() / 2.0 - from.dot(up) * scale,
        scale,
        depth);
  }

  Spot see(double x, double y, double z) {
    return see(new Vec3(x, y, z));
  }

  /** Returns a direction as (right, up, towards the camera). */
  Vec3 turn(Vec3 direction) {
    return new Vec3(direction.dot(right), direction.dot(up), -direction.dot(ahead));
  }
}
