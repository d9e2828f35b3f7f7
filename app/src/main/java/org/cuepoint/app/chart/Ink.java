package org.cuepoint.app.chart;

/**
 * A colour: a role that a theme fills in, or a fixed one.
 *
 * @param role what it is for
 * @param code {@code #rrggbb} of a fixed colour; empty for others
 */
public record Ink(Role role, String code) {

  /** What a colour is for. */
  public enum Role {
    /** Text to read. */
    TEXT,
    /** Text beside it. */
    MUTED,
    /** Thin lines. */
    LINE,
    /** Where nothing happens, though somebody looked. */
    NOTHING,
    /** The colour of the program. */
    ACCENT,
    /** What is uncertain or unusual. */
    WARNING,
    /** Its own colour, such as that of a class. */
    FIXED
  }

  /** Text to read. */
  public static final Ink TEXT = new Ink(Role.TEXT, "");

  /** Text beside it. */
  public static final Ink MUTED = new Ink(Role.MUTED, "");

  /** Thin lines. */
  public static final Ink LINE = new Ink(Role.LINE, "");

  /** Where nothing happens, though somebody looked. */
  public static final Ink NOTHING = new Ink(Role.NOTHING, "");

  /** The colour of the program. */
  public static final Ink ACCENT = new Ink(Role.ACCENT, "");

  /** What is uncertain or unusual. */
  public static final Ink WARNING = new Ink(Role.WARNING, "");

  /** Returns a fixed colour, {@code #rrggbb}. */
  public static Ink of(String code) {
    return new Ink(Role.FIXED, code);
  }
}
