package org.cuepoint.core.active;

import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Says which places a label would be worth most at. A plug-in brings one by listing its class in
 * {@code META-INF/services/org.cuepoint.core.active.AcquisitionFunction}; it needs a public
 * constructor without parameters. Thread-safe, and pure: the same pool and random numbers give the
 * same choice.
 */
public interface AcquisitionFunction {

  /** The version of this interface. */
  int API_VERSION = 2;

  /** Returns a short word that commands and records name it by; unique, never changed. */
  String id();

  /** Returns what people read. */
  String displayName();

  /** Returns the {@link #API_VERSION} it was written for, as a number in its own code. */
  int apiVersion();

  /**
   * Returns the signals that it may go by; those that take long to compute are left out of the pool
   * where they are not among them.
   */
  default Set<Signal> reads() {
    return EnumSet.allOf(Signal.class);
  }

  /**
   * Begins to choose.
   *
   * @param pool what there is to choose from
   * @param random the only source of chance
   * @throws IllegalStateException if the pool lacks what this needs; the message says what
   */
  Selection begin(Pool pool, RandomGenerator random);
}
