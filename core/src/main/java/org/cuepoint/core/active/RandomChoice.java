package org.cuepoint.core.active;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Every place is as good as any other: the baseline that every other function must beat.
 * Thread-safe.
 */
public final class RandomChoice implements AcquisitionFunction {

  /** Makes the function; found through META-INF/services. */
  public RandomChoice() {}

  @Override
  public String id() {
    return "random";
  }

  @Override
  public String displayName() {
    return "Random";
  }

  @Override
  public int apiVersion() {
    return 1;
  }

  @Override
  public double[] score(List<Candidate> candidates, RandomGenerator random) {
    return candidates.stream().mapToDouble(candidate -> random.nextDouble()).toArray();
  }
}
