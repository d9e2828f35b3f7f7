package org.cuepoint.app.command;

import java.util.Locale;

/** What the key of a class means. */
public enum ClassKeyMode {
  /** The first press begins a segment, the second ends it. */
  PRESS_PRESS,
  /** A segment lasts as long as its key is held. */
  PRESS_HOLD,
  /**
   * As in BORIS: each press starts or stops a state of its own, so that several last at once;
   * selections are left alone while the video plays.
   */
  STATES;

  /** Returns the name in files, for example {@code press-hold}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the mode with this name in files.
   *
   * @throws IllegalArgumentException if there is none; the message names those that are there
   */
  public static ClassKeyMode of(String key) {
    for (ClassKeyMode mode : values()) {
      if (mode.key().equals(key)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(
        "“" + key + "” is none of press-press, press-hold and states");
  }
}
