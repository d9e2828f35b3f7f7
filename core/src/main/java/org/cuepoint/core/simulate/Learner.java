package org.cuepoint.core.simulate;

import java.util.List;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/** A model that learns from the labels so far. One thread at a time. */
public interface Learner {

  /**
   * Learns.
   *
   * @param known for each clip what is labelled of it; empty for those that are held out
   * @param seed of every random choice
   */
  void learn(List<List<Target>> known, long seed);

  /**
   * Says what it thinks of each tick of a clip: for each exclusive group background, then its
   * classes; each group sums to 1.
   */
  Matrix distributions(int clip);

  /** Says the same as another model that could as well have been learned; a seed gives one. */
  Matrix sample(int clip, long seed);
}
