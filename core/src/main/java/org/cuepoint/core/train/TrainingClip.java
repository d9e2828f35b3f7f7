package org.cuepoint.core.train;

import java.util.List;
import org.cuepoint.core.feature.FeatureReader;

/**
 * One labelled video or region with its features.
 *
 * @param features every tick
 * @param targets runs of ticks with what is known of them
 */
public record TrainingClip(FeatureReader features, List<DatasetSnapshot.Target> targets) {

  /** Copies the targets. */
  public TrainingClip {
    targets = List.copyOf(targets);
  }
}
