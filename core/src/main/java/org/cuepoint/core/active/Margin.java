package org.cuepoint.core.active;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One less the mean over ticks and exclusive groups of the margin between the two most probable
 * labels, background included; 0 to 1.
 *
 * <p>Scheffer, Decomain, Wrobel, "Active hidden Markov models for information extraction", IDA
 * 2001; Settles 2009, section 3.1. Thread-safe.
 */
public final class Margin implements AcquisitionFunction {

  /** Makes the function; found through META-INF/services. */
  public Margin() {}

  @Override
  public String id() {
    return "margin";
  }

  @Override
  public String displayName() {
    return "Smallest margin";
  }

  @Override
  public int apiVersion() {
    return 1;
  }

  @Override
  public double[] score(List<Candidate> candidates, RandomGenerator random) {
    return Uncertainty.each(candidates, candidate -> 1 - Uncertainty.margin(candidate));
  }
}
