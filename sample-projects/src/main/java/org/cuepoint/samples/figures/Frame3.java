package org.cuepoint.samples.figures;

/**
 * The directions of a body part, each of length one.
 *
 * @param left towards the figure's own left
 * @param up towards its head
 * @param forward where it faces
 */
record Frame3(Vec3 left, Vec3 up, Vec3 forward) {

  /** Returns the frame of an upright body that faces the viewer, turned to its left by yaw. */
  static Frame3 upright(double yaw) {
    double a = Math.toRadians(yaw);
    return new Frame3(
        new Vec3(Math.cos(a), 0, -Math.sin(a)),
        new Vec3(0, 1, 0),
        new Vec3(Math.sin(a), 0, Math.cos(a)));
  }

  /** Leans forward by pitch, to the figure's left by roll, and turns to its left by twist. */
  Frame3 leaning(double pitch, double roll, double twist) {
    return turned(up, twist).turned(left, pitch).turned(forward, -roll);
  }

  private Frame3 turned(Vec3 axis, double degrees) {
    return new Frame3(
        left.turned(axis, degrees), up.turned(axis, degrees), forward.turned(axis, degrees));
  }

  /** Returns the world direction of (left, up, forward) coordinates in this frame. */
  Vec3 at(double toLeft, double toUp, double toForward) {
    return left.times(toLeft).plus(up, toUp).plus(forward, toForward);
  }
}
