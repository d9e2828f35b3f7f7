package org.cuepoint.core.active.strategy;

import org.cuepoint.core.active.Signal;

/**
 * Chooses where the distribution over the labels is widest.
 *
 * <p>Settles, "Active Learning Literature Survey", UW–Madison TR 1648, 2009, section 3.1.
 */
public final class Entropy extends BySignal {

  /** Makes the function; found through META-INF/services. */
  public Entropy() {
    super(Signal.ENTROPY, "Entropy");
  }
}
