package org.cuepoint.core.active.strategy;

import org.cuepoint.core.active.Signal;

/**
 * Chooses where the likeliest label is least likely.
 *
 * <p>Lewis and Gale, "A sequential algorithm for training text classifiers", SIGIR 1994.
 */
public final class LeastConfidence extends BySignal {

  /** Makes the function; found through META-INF/services. */
  public LeastConfidence() {
    super(Signal.LEAST_CONFIDENCE, "Least confidence");
  }
}
