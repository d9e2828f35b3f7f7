package org.cuepoint.core.eval;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One way to hold videos out. Sides are whole videos and never windows: windows of one video look
 * alike, and testing on the neighbours of what was learned shows nothing.
 *
 * @param name what was held out, for people
 * @param train videos to learn from
 * @param test videos to be judged on, disjoint
 */
public record Fold(String name, Set<String> train, Set<String> test) {

  /** A side of a fold. */
  public enum Side {
    /** Learned from. */
    TRAIN,
    /** Judged on. */
    TEST
  }

  /** Orders and copies the sets and validates that they are disjoint and not empty. */
  public Fold {
    train = java.util.Collections.unmodifiableSet(new TreeSet<>(train));
    test = java.util.Collections.unmodifiableSet(new TreeSet<>(test));
    if (train.isEmpty() || test.isEmpty()) {
      throw new IllegalArgumentException(
          "The fold '" + name + "' has no video to " + (test.isEmpty() ? "test on" : "learn from"));
    }
    for (String video : test) {
      if (train.contains(video)) {
        throw new IllegalArgumentException(
            "The fold '" + name + "' has '" + video + "' on both sides");
      }
    }
  }

  /**
   * Returns the side of a window by the videos that it shows (several for views of one moment, or
   * for a piece of a joined recording). A window with videos of both sides, or of none, straddles
   * and belongs to neither: it must be dropped.
   */
  public Optional<Side> sideOf(Collection<String> videos) {
    if (!videos.isEmpty() && train.containsAll(videos)) {
      return Optional.of(Side.TRAIN);
    }
    return !videos.isEmpty() && test.containsAll(videos)
        ? Optional.of(Side.TEST)
        : Optional.empty();
  }

  /**
   * Returns the windows that lie on one side.
   *
   * @param windows each given by the videos that it shows
   */
  public <W extends Collection<String>> List<W> on(Side side, List<W> windows) {
    return windows.stream()
        .filter(window -> sideOf(window).filter(side::equals).isPresent())
        .toList();
  }
}
