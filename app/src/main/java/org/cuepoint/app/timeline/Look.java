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

  private static final LabelState[] STATES = LabelState.values();
  private static final int FAINT = 4;
  private static final int CLASS = 3;

  private Look() {}

  /**
   * Packs a look.
   *
   * @param classAt position of the class in the scheme, or -1
   */
  static int of(LabelState state, int classAt) {
    return state.ordinal() | (classAt + 1) << CLASS;
  }

  static int faint(int look) {
    return look | FAINT;
  }

  static LabelState state(int look) {
    return STATES[look & 3];
  }

  static boolean isFaint(int look) {
    return (look & FAINT) != 0;
  }

  /** Returns the position of the class in the scheme, or -1. */
  static int classAt(int look) {
    return (look >>> CLASS) - 1;
  }
}
