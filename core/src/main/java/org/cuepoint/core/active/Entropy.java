package org.cuepoint.core.active;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The mean over ticks and exclusive groups of H(p) = −Σ p ln p in nats, background included.
 *
 * <p>Settles, "Active Learning Literature Survey", UW–Madison TR 1648, 2009, section 3.1. Cost
 * O(ticks · classes) a candidate. Thread-safe.
 */
public final class Entropy implements AcquisitionFunction {

  /** Makes the function; found through META-INF/services. */
  public Entropy() {}

  @Override
  public String id() {
    return "entropy";
  }

  @Override
  public String displayName() {
    return "Entropy";
  }

  @Override
  public int apiVersion() {
    return 1;
  }

  @Override
  public double[] score(List<Candidate> candidates, RandomGenerator random) {
    return Uncertainty.each(candidates, Uncertainty::entropy);
  }
}
