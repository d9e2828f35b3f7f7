package org.cuepoint.core.suggest;

import org.cuepoint.core.train.DatasetSnapshot;

/**
 * What the decoder knows of segments in general, as opposed to one video.
 *
 * @param durations how long they last
 * @param transitions which follows which
 */
public record SegmentStatistics(DurationModel durations, TransitionModel transitions) {

  /** Returns what is assumed before anything is labelled. */
  public static SegmentStatistics defaults() {
    return new SegmentStatistics(DurationModel.defaults(), TransitionModel.empty());
  }

  /** Learns from everything that is labelled. */
  public static SegmentStatistics learn(DatasetSnapshot snapshot) {
    return new SegmentStatistics(DurationModel.learn(snapshot), TransitionModel.learn(snapshot));
  }
}
