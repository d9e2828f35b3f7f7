package org.cuepoint.core.experiment;

import java.util.List;

/** How videos are held out. In a file an object with {@code kind}. Never by window. */
public sealed interface SplitChoice {

  /** Each group is held out once. */
  record LeaveOneGroupOut() implements SplitChoice {}

  /**
   * Videos or groups are dealt to {@code k} folds by chance.
   *
   * @param k how many, at least 2
   * @param by what stays together
   * @param seed of the dealing
   */
  record KFold(int k, By by, long seed) implements SplitChoice {}

  /**
   * Some groups are held out, once: for a first look at something expensive.
   *
   * @param groups at least one
   */
  record HoldOut(List<String> groups) implements SplitChoice {
    /** Copies the list and validates that there is something in it. */
    public HoldOut {
      groups = Plans.some("groups", groups);
    }
  }

  /** What stays together. */
  enum By {
    /** All videos of a group. */
    GROUP,
    /** Each video alone; for data without groups. */
    VIDEO
  }
}
