package org.cuepoint.core.experiment;

import java.util.List;

/** How videos are held out. In a file an object with {@code kind}. Never by window. */
public sealed interface SplitChoice {

  /**
   * Each group is held out once.
   *
   * @param only the groups that are held out, when not all of them are; for a first look
   */
  record LeaveOneGroupOut(List<String> only) implements SplitChoice {
    /** Copies the list. */
    public LeaveOneGroupOut {
      only = List.copyOf(only);
    }
  }

  /**
   * Videos or groups are dealt to {@code k} folds by chance.
   *
   * @param k how many, at least 2
   * @param by what stays together
   * @param seed of the dealing
   */
  record KFold(int k, By by, long seed) implements SplitChoice {}

  /** What stays together. */
  enum By {
    /** All videos of a group. */
    GROUP,
    /** Each video alone; for data without groups. */
    VIDEO
  }
}
