package org.cuepoint.samples.figures;

/**
 * The angles of an arm, the same for both sides (mirrored).
 *
 * @param raise degrees from hanging (0) through level (90) to straight up (180); below 0 the arm
 *     goes back
 * @param azimuth plane of the raise: 0 out to the side, 90 to the front
 * @param twist turns the bend of the elbow about the upper arm; 0 bends forward when hanging, 90
 *     bends up when the arm is level at the side
 * @param elbow bend of the elbow, 0 is straight
 */
record Arm(double raise, double azimuth, double twist, double elbow) {

  private static final Vec3 DOWN = new Vec3(0, -1, 0);
  private static final Vec3 FORWARD = new Vec3(0, 0, 1);

  /**
   * Finds the angles that bring the wrist to a place, by the law of cosines.
   *
   * @param target wrist from the shoulder: x outwards, y up, z forward, metres
   * @param upper length of the upper arm
   * @param lower length of the forearm
   * @param elbowTowards where the elbow should point
   */
  static Arm reaching(Vec3 target, double upper, double lower, Vec3 elbowTowards) {
    Vec3 to = target.unit(DOWN);
    double distance = Math.clamp(target.length(), Math.abs(upper - lower) + 1e-3, upper + lower);
    double along = (upper * upper - lower * lower + distance * distance) / (2 * distance);
    double beside = Math.sqrt(Math.max(0, upper * upper - along * along));
    Vec3 elbow = to.times(along).plus(elbowTowards.squareTo(to).unit(FORWARD), beside);
    Vec3 upperDirection = elbow.times(1 / upper);
    Vec3 lowerDirection = to.times(distance).minus(elbow).unit(to);

    double raise = Math.toDegrees(Math.acos(Math.clamp(-upperDirection.y(), -1, 1)));
    double azimuth = Math.toDegrees(Math.atan2(upperDirection.z(), upperDirection.x()));
    double bend =
        Math.toDegrees(Math.acos(Math.clamp(upperDirection.dot(lowerDirection), -1.0, 1.0)));
    Vec3 bendTowards = lowerDirection.squareTo(upperDirection).unit(FORWARD);
    Vec3 plain = plainBend(azimuth, raise);
    double twist =
        -Math.toDegrees(
            Math.atan2(plain.cross(bendTowards).dot(upperDirection), plain.dot(bendTowards)));
    return new Arm(raise, azimuth, twist, bend);
  }

  /** Returns the direction of the upper arm as (outwards, up, forward). */
  Vec3 upperDirection() {
    return DOWN.turned(raiseAxis(azimuth), raise);
  }

  /** Returns the direction of the forearm as (outwards, up, forward). */
  Vec3 lowerDirection() {
    Vec3 along = upperDirection();
    Vec3 bend = plainBend(azimuth, raise).turned(along, -twist);
    double a = Math.toRadians(elbow);
    return along.times(Math.cos(a)).plus(bend, Math.sin(a));
  }

  private static Vec3 plainBend(double azimuth, double raise) {
    return FORWARD.turned(raiseAxis(azimuth), raise);
  }

  private static Vec3 raiseAxis(double azimuth) {
    double a = Math.toRadians(azimuth);
    return DOWN.cross(new Vec3(Math.cos(a), 0, Math.sin(a)));
  }
}
