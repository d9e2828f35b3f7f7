package org.cuepoint.app.map;

/**
 * One colour of a map.
 *
 * @param kind what it stands for
 * @param place position among those of its kind, from 0
 * @param colour of a class as {@code #rrggbb}; empty for other kinds
 * @param text its name
 * @param count how many points have it
 */
record LegendEntry(Kind kind, int place, String colour, String text, int count) {

  /** What a colour stands for. */
  enum Kind {
    /** Nobody has said. */
    UNKNOWN,
    /** Nothing happens. */
    NOTHING,
    /** A class. */
    CLASS,
    /** A step of a scale. */
    LEVEL,
    /** A group of videos. */
    GROUP
  }

  LegendEntry withCount(int newCount) {
    return new LegendEntry(kind, place, colour, text, newCount);
  }
}
