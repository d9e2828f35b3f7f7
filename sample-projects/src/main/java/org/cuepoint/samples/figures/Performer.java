package org.cuepoint.samples.figures;

/**
 * Somebody who performs: build, manner and look.
 *
 * @param name lower-case name, also the group of the videos
 * @param height metres from the ground to the top of the head
 * @param shoulders width of the shoulders against the usual
 * @param hips width of the hips against the usual
 * @param girth thickness of limbs and body against the usual
 * @param tempo speed of movement against the usual
 * @param amplitude size of movement against the usual
 * @param hand the hand that is preferred
 * @param look colours and clothes
 */
record Performer(
    String name,
    double height,
    double shoulders,
    double hips,
    double girth,
    double tempo,
    double amplitude,
    Side hand,
    Look look) {

  /** Validates that the figure can be built. */
  Performer {
    if (height < 1 || height > 2.3) {
      throw new IllegalArgumentException("Not the height of a performer: " + height);
    }
  }

  double thigh() {
    return 0.243 * height;
  }

  double shin() {
    return 0.238 * height;
  }

  double ankle() {
    return 0.042 * height;
  }

  /** Returns the height of the pelvis of somebody who stands with knees a little soft. */
  double standing() {
    return 0.985 * (thigh() + shin()) + ankle();
  }

  double hipHalf() {
    return 0.05 * height * hips;
  }

  double shoulderHalf() {
    return 0.107 * height * shoulders;
  }

  double upperArm() {
    return 0.158 * height;
  }

  double foreArm() {
    return 0.14 * height;
  }

  double headRadius() {
    return 0.02 * height + 0.096;
  }
}
