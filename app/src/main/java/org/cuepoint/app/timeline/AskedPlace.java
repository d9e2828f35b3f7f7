package org.cuepoint.app.timeline;

import org.cuepoint.core.time.FrameRange;

/**
 * The place that the question on screen is about. Immutable.
 *
 * @param frames the place
 * @param guess whether the person may see what models say
 */
public record AskedPlace(FrameRange frames, Guess guess) {

  /** Whether what models say is shown. */
  public enum Guess {
    /** It is. */
    SHOWN,
    /** The person answers without having seen it. */
    HIDDEN
  }
}
