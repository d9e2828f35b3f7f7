package org.cuepoint.core.compare;

import org.cuepoint.core.media.VideoId;

/**
 * How sure two models are at one tick.
 *
 * @param video which video
 * @param tick which tick
 * @param first the greatest probability of the first, background included
 * @param second the same of the other
 * @param outcome who is right
 */
public record ConfidencePair(
    VideoId video, int tick, float first, float second, Outcome outcome) {

  /** Who is right. */
  public enum Outcome {
    /** Both. */
    BOTH,
    /** Only the first. */
    FIRST,
    /** Only the second. */
    SECOND,
    /** Neither. */
    NEITHER,
    /** Nobody labelled it, and they say the same. */
    AGREE,
    /** Nobody labelled it, and they do not. */
    DIFFER
  }
}
