package org.cuepoint.app.timeline;

/**
 * A rectangle drawn with the mouse that chooses what it touches. Immutable.
 *
 * @param over what it chooses
 * @param from first frame place
 * @param to last frame place
 * @param firstLane first track or lane of suggestions
 * @param lastLane last one, included
 */
record Band(Over over, double from, double to, int firstLane, int lastLane) {

  /** What a band chooses. */
  enum Over {
    TRACKS,
    SUGGESTIONS
  }

  static Band between(Over over, double a, double b, int lane, int otherLane) {
    return new Band(
        over, Math.min(a, b), Math.max(a, b), Math.min(lane, otherLane), Math.max(lane, otherLane));
  }
}
