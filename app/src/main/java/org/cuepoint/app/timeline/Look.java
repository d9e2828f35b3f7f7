package org.cuepoint.app.timeline;

import org.cuepoint.core.annotation.LabelState;

/**
 * What decides how a thing on a lane is drawn, packed into one number so that 100,000 of them are
 * compared without touching their objects: the state, whether the filter leaves it out, and the
 * position of its class in the scheme.
 */
final class Look {

  /** The look of things that have none. */
  static final int PLAIN = 0;

  private static final int FAINT = 4;
  private static final int CLASS = 3;

  private Look() {}

  /**
   * Packs a look.
   *
   * @param classAt position of the class in the scheme, or -1
   */
  static int of(LabelState state, int classAt) {
    int packed =
        switch (state) {
          case POSITIVE -> 0;
          case NEGATIVE -> 1;
          case UNKNOWN -> 2;
          case IGNORE -> 3;
        };
    return packed | (classAt + 1) << CLASS;
  }

  static int faint(int look) {
    return look | FAINT;
  }

  static LabelState state(int look) {
    return switch (look & 3) {
      case 0 -> LabelState.POSITIVE;
      case 1 -> LabelState.NEGATIVE;
      case 2 -> LabelState.UNKNOWN;
      default -> LabelState.IGNORE;
    };
  }

  static boolean isFaint(int look) {
    return (look & FAINT) != 0;
  }

  /** Returns the position of the class in the scheme, or -1. */
  static int classAt(int look) {
    return (look >>> CLASS) - 1;
  }
}
