package org.cuepoint.core.active;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One less the mean over ticks and exclusive groups of the greatest probability, background
 * included; 0 to 1.
 *
 * <p>Lewis and Gale, "A sequential algorithm for training text classifiers", SIGIR 1994; Settles
 * 2009, section 3.1. Thread-safe.
 */
public final class LeastConfidence implements AcquisitionFunction {

  /** Makes the function; found through META-INF/services. */
  public LeastConfidence() {}

  @Override
  public String id() {
    return "least-confidence";
  }

  @Override
  public String displayName() {
    return "Least confidence";
  }

  @Override
  public int apiVersion() {
    return 1;
  }

  @Override
  public double[] score(List<Candidate> candidates, RandomGenerator random) {
    return Uncertainty.each(candidates, candidate -> 1 - Uncertainty.best(candidate));
  }
}
