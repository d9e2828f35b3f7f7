package org.cuepoint.core.active.strategy;

import org.cuepoint.core.active.Signal;

/**
 * Chooses where several models are each sure and contradict each other.
 *
 * <p>Houlsby, Huszár, Ghahramani and Lengyel, "Bayesian Active Learning for Classification and
 * Preference Learning", 2011 (arXiv 1112.5745).
 */
public final class Bald extends BySignal {

  /** Makes the function; found through META-INF/services. */
  public Bald() {
    super(Signal.BALD, "Disagreement of models (BALD)");
  }
}
