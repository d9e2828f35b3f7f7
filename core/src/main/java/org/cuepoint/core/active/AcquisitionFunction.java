package org.cuepoint.core.active;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Says how much a label at a place would be worth. A plug-in brings one by listing its class in
 * {@code META-INF/services/org.cuepoint.core.active.AcquisitionFunction}; it needs a public
 * constructor without parameters. Thread-safe, and pure: the same candidates and random numbers
 * give the same scores.
 */
public interface AcquisitionFunction {

  /** The version of this interface. */
  int API_VERSION = 1;

  /** Returns a short word that commands and records name it by; unique, never changed. */
  String id();

  /** Returns what people read. */
  String displayName();

  /** Returns the {@link #API_VERSION} it was written for, as a number in its own code. */
  int apiVersion();

  /**
   * Scores places.
   *
   * @param candidates the places, in an order that does not depend on how they were found
   * @param random the only source of chance
   * @return one finite score a candidate, in the same order; higher is asked first
   */
  double[] score(List<Candidate> candidates, RandomGenerator random);
}
