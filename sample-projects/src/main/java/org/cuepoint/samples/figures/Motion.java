package org.cuepoint.samples.figures;

/** A movement from one pose of rest to another or the same. Immutable. */
interface Motion {

  /** Returns how long it takes. */
  double seconds();

  /** Returns the pose after that many seconds; before 0 and after the end the poses of rest. */
  Pose at(double seconds);

  /** Returns the pose of rest that it ends in. */
  default Pose end() {
    return at(seconds());
  }
}
