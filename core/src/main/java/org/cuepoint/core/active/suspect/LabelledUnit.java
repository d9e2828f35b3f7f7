package org.cuepoint.core.active.suspect;

import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.GroupDistribution;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * A labelled run and what a model says of it that did not learn from it.
 *
 * @param clip position of its clip in the snapshot
 * @param group position of its exclusive group
 * @param start first tick
 * @param end the tick after the last
 * @param label the class that it is labelled as, or {@link Target#BACKGROUND}
 * @param probabilities mean over its ticks of each class of the group, in group order, then of
 *     background; sums to 1
 */
public record LabelledUnit(
    int clip, int group, int start, int end, int label, List<Double> probabilities) {

  /** Copies the probabilities and validates the range. */
  public LabelledUnit {
    probabilities = List.copyOf(probabilities);
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("Not a range of ticks: [" + start + ", " + end + ")");
    }
  }

  /**
   * Returns the units of a clip: its runs of a class and of background.
   *
   * @param position of the clip in the snapshot
   * @param said what a model says of the clip
   * @param leastTicks shorter runs are left out: so few ticks say nothing
   */
  public static List<LabelledUnit> of(
      DatasetSnapshot snapshot, int position, ProbabilityTrack said, int leastTicks) {
    List<LabelledUnit> units = new ArrayList<>();
    for (Target target : snapshot.clips().get(position).targets()) {
      boolean longEnough = target.end() - target.start() >= leastTicks;
      if (longEnough && target.label() != Target.NOT_KNOWN) {
        List<Integer> members = snapshot.groups().get(target.group());
        GroupDistribution mean =
            GroupDistribution.mean(said, members, target.start(), target.end());
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
          values.add(mean.member(i));
        }
        values.add(mean.background());
        units.add(
            new LabelledUnit(
                position, target.group(), target.start(), target.end(), target.label(), values));
      }
    }
    return List.copyOf(units);
  }

  /** Returns the length in ticks. */
  public int ticks() {
    return end - start;
  }
}
