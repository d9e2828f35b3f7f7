package org.cuepoint.core.recognition.djl.tune;

import java.util.List;
import java.util.stream.Stream;
import org.cuepoint.core.feature.Pictures;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.WeakLabels;

/**
 * A stretch of a video or region with what is said of it.
 *
 * @param source stretches with the same number are of one video or region
 * @param unit what splits keep together: its group, or else its video
 * @param pictures one a tick
 * @param targets runs of ticks, counted from the first picture
 * @param weak what is said without edges; tags are passed over
 */
public record LabelledPictures(
    int source, String unit, Pictures pictures, List<Target> targets, WeakLabels weak) {

  /** Copies the targets. */
  public LabelledPictures {
    targets = List.copyOf(targets);
  }

  /** Returns what is known of single ticks: its timestamps, then its targets, which hold. */
  public List<Target> known(LabelSpace space) {
    return Stream.concat(weak.pointTargets(space).stream(), targets.stream()).toList();
  }

  /** Returns the same pictures with other targets and nothing else said. */
  LabelledPictures with(List<Target> others, WeakLabels otherWeak) {
    return new LabelledPictures(source, unit, pictures, others, otherWeak);
  }
}
