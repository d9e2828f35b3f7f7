package org.cuepoint.core.active.audit;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * How many of the guesses that are at least so sure are right, by those of them that were drawn at
 * random and checked. It holds for places like those that were not labelled when the questions were
 * drawn, and for the models that were asked then.
 *
 * @param threshold the least confidence, 0 to 1
 * @param right share of right ones among the checked guesses above it, with its interval
 */
public record ExpectedPrecision(double threshold, Share right) {

  /** With fewer checked guesses the share itself says little; its interval is what can be told. */
  public static final int ENOUGH = 10;

  /**
   * Counts.
   *
   * @param checked guesses in any order
   * @param threshold the least confidence, 0 to 1
   * @param labels which classes count, by position; background never does
   */
  public static ExpectedPrecision of(
      List<CheckedGuess> checked, double threshold, IntPredicate labels) {
    List<CheckedGuess> above =
        checked.stream()
            .filter(guess -> guess.confidence() >= threshold)
            .filter(guess -> guess.pair().guessed() >= 0)
            .filter(guess -> labels.test(guess.pair().guessed()))
            .toList();
    long right = above.stream().filter(guess -> guess.pair().agrees()).count();
    return new ExpectedPrecision(threshold, new Share(right, above.size()));
  }

  /** Says whether so many were checked that the share itself can be told, not only its interval. */
  public boolean isTellable() {
    return right.total() >= ENOUGH;
  }
}
