package org.cuepoint.core.session;

/**
 * How suspect labels are looked for.
 *
 * @param heads fast heads trained a fold; what they say is averaged, 1 to 10
 * @param steps training steps of each head, 1 or more
 * @param toleranceSeconds how far an edge may lie from where models have it, 0 or more
 * @param seed of folds and heads
 */
public record SuspectPlan(int heads, int steps, double toleranceSeconds, long seed) {

  /** Validates the ranges. */
  public SuspectPlan {
    if (heads < 1 || heads > 10 || steps < 1 || !(toleranceSeconds >= 0)) {
      throw new IllegalArgumentException(
          "Suspect labels need 1 to 10 heads a fold of at least one step, and a tolerance of at"
              + " least 0 s");
    }
  }

  /** What the program uses unless told otherwise. */
  public static SuspectPlan defaults() {
    return new SuspectPlan(2, 300, 0.5, 1);
  }

  /** Returns the same plan with another number of heads a fold. */
  public SuspectPlan withHeads(int newHeads) {
    return new SuspectPlan(newHeads, steps, toleranceSeconds, seed);
  }

  /** Returns the same plan with another number of steps. */
  public SuspectPlan withSteps(int newSteps) {
    return new SuspectPlan(heads, newSteps, toleranceSeconds, seed);
  }

  /** Returns the same plan with another tolerance. */
  public SuspectPlan withTolerance(double seconds) {
    return new SuspectPlan(heads, steps, seconds, seed);
  }

  /** Returns the same plan with another seed. */
  public SuspectPlan withSeed(long newSeed) {
    return new SuspectPlan(heads, steps, toleranceSeconds, newSeed);
  }
}
