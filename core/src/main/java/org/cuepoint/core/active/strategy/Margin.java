package org.cuepoint.core.active.strategy;

import org.cuepoint.core.active.Signal;

/**
 * Chooses where the two likeliest labels are nearest to each other.
 *
 * <p>Scheffer, Decomain and Wrobel, "Active hidden Markov models for information extraction", IDA
 * 2001.
 */
public final class Margin extends BySignal {

  /** Makes the function; found through META-INF/services. */
  public Margin() {
    super(Signal.MARGIN, "Smallest margin");
  }
}
