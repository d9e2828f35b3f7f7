package org.cuepoint.core.compare;

import java.util.List;

/**
 * A stretch of a video in which models take different things to happen; all along each says the
 * same.
 *
 * @param group position of the exclusive group that they differ in
 * @param startTick first tick
 * @param endTick the tick after the last
 * @param labels what each model says, as in {@link TickLabels}
 * @param divergence mean of {@link ComparedVideo#divergence} over it, 0 to 1
 */
public record Stretch(
    int group, int startTick, int endTick, List<Integer> labels, double divergence) {

  /** Copies the list. */
  public Stretch {
    labels = List.copyOf(labels);
  }

  /** Returns how much there is to look at: the divergence summed over its ticks. */
  public double mass() {
    return divergence * (endTick - startTick);
  }
}
