package org.cuepoint.samples.figures;

/** The figure's own left or right. */
enum Side {
  LEFT(1),
  RIGHT(-1);

  private final int sign;

  Side(int sign) {
    this.sign = sign;
  }

  /** Returns 1 for left and -1 for right: the direction along {@link Frame3#left()}. */
  int sign() {
    return sign;
  }

  Side other() {
    return this == LEFT ? RIGHT : LEFT;
  }
}
