package org.cuepoint.core.train;

import java.util.List;
import java.util.stream.Stream;
import org.cuepoint.core.feature.FeatureReader;

/**
 * One video or region with its features and what is said of it.
 *
 * @param features every tick
 * @param targets runs of ticks with what is known of them
 * @param weak what is said without edges
 * @param unit what splits keep together: its group, or else its video
 */
public record TrainingClip(
    FeatureReader features, List<DatasetSnapshot.Target> targets, WeakLabels weak, String unit) {

  /** Copies the targets. */
  public TrainingClip {
    targets = List.copyOf(targets);
  }

  /** Makes a clip of which nothing is said without edges. */
  public TrainingClip(FeatureReader features, List<DatasetSnapshot.Target> targets) {
    this(features, targets, WeakLabels.NONE, "");
  }

  /** Returns what is known of single ticks: its timestamps, then its targets, which hold. */
  public List<DatasetSnapshot.Target> known(LabelSpace space) {
    return Stream.concat(weak.pointTargets(space).stream(), targets.stream()).toList();
  }

  /** Says whether nothing is said of it. */
  public boolean isUnlabelled() {
    return targets.isEmpty() && weak.isEmpty();
  }
}
