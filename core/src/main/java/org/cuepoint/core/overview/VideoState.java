package org.cuepoint.core.overview;

import org.cuepoint.core.media.Video;
import org.cuepoint.core.session.LabelCoverage;

/**
 * How far the work on a video has come.
 *
 * @param video the video
 * @param coverage how much of it somebody has looked at
 * @param segments labelled segments, of any state
 * @param suggestions suggestions that wait for a decision
 * @param features whether its features are there
 */
public record VideoState(
    Video video, LabelCoverage coverage, int segments, int suggestions, Features features) {

  /** A video whose edges alone were missed counts as looked at. */
  private static final double ALL_BUT_A_LITTLE = 0.995;

  /** Whether the features of the encoder in use are there. */
  public enum Features {
    /** They are. */
    READY,
    /** Some are missing. */
    MISSING
  }

  /** How much of a video has been looked at. */
  public enum Review {
    /** Nothing. */
    NOT_BEGUN,
    /** Some. */
    BEGUN,
    /** All of it, but for half a percent. */
    DONE
  }

  /** Returns how much has been looked at. */
  public Review review() {
    double share = coverage.share();
    return share <= 0 ? Review.NOT_BEGUN : share >= ALL_BUT_A_LITTLE ? Review.DONE : Review.BEGUN;
  }
}
