package org.cuepoint.samples.figures;

/**
 * A point or direction in the world.
 *
 * @param x metres to the viewer's right
 * @param y metres up
 * @param z metres towards the viewer
 */
record Vec3(double x, double y, double z) {

  Vec3 plus(Vec3 other) {
    return new Vec3(x + other.x, y + other.y, z + other.z);
  }

  Vec3 plus(Vec3 direction, double times) {
    return plus(direction.times(times));
  }

  Vec3 minus(Vec3 other) {
    return plus(other, -1);
  }

  Vec3 times(double factor) {
    return new Vec3(x * factor, y * factor, z * factor);
  }

  double dot(Vec3 other) {
    return x * other.x + y * other.y + z * other.z;
  }

  Vec3 cross(Vec3 o) {
    return new Vec3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
  }

  double length() {
    return Math.sqrt(dot(this));
  }

  /** Returns the direction of this vector; {@code otherwise} when it has next to no length. */
  Vec3 unit(Vec3 otherwise) {
    double length = length();
    return length < 1e-9 ? otherwise : times(1 / length);
  }

  /** Returns the part of this vector that stands square on the unit vector {@code axis}. */
  Vec3 squareTo(Vec3 axis) {
    return plus(axis, -dot(axis));
  }

  Vec3 towards(Vec3 other, double share) {
    return times(1 - share).plus(other, share);
  }

  /** Turns this vector about the unit vector {@code axis} by the right-hand rule. */
  Vec3 turned(Vec3 axis, double degrees) {
    double a = Math.toRadians(degrees);
    return times(Math.cos(a))
        .plus(axis.cross(this), Math.sin(a))
        .plus(axis, axis.dot(this) * (1 - Math.cos(a)));
  }
}
