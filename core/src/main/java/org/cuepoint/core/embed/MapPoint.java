package org.cuepoint.core.embed;

import org.cuepoint.core.active.Place;
import org.cuepoint.core.time.MediaRange;

/**
 * One window of a video on the map.
 *
 * @param place where, in ticks
 * @param range the same in frames
 * @param x place in the plane, of no unit
 * @param y place in the plane, upwards
 * @param label what a person said of most of it: position among the map's classes, {@link
 *     #NOTHING}, or {@link #UNKNOWN} where less than half is labelled
 * @param prediction the class that the active model takes it for, {@link #NOTHING}, or {@link
 *     #UNKNOWN} where it was not asked
 * @param confidence mean probability of the prediction, 0 to 1; NaN where the model was not asked
 * @param uncertainty one less the margin between the two greatest probabilities, 0 to 1; NaN where
 *     the model was not asked
 * @param disagreement mean divergence of Jensen and Shannon between the active model and a second
 *     one, 0 to ln 2; NaN where one of them was not asked
 */
public record MapPoint(
    Place place,
    MediaRange range,
    float x,
    float y,
    int label,
    int prediction,
    float confidence,
    float uncertainty,
    float disagreement) {

  /** Nothing happens there. */
  public static final int NOTHING = -1;

  /** Nobody has said. */
  public static final int UNKNOWN = -2;

  /** Validates the places and positions. */
  public MapPoint {
    if (!Float.isFinite(x) || !Float.isFinite(y)) {
      throw new IllegalArgumentException("A point needs a place, not (" + x + ", " + y + ")");
    }
    if (label < UNKNOWN || prediction < UNKNOWN) {
      throw new IllegalArgumentException("No class stands at " + Math.min(label, prediction));
    }
  }
}
