package org.cuepoint.core.active.strategy;

import org.cuepoint.core.active.Signal;

/**
 * Chooses where the student says other things than its teacher, by their divergence: a committee of
 * two.
 *
 * <p>McCallum and Nigam, "Employing EM and pool-based active learning for text classification",
 * ICML 1998, which measures a committee by its divergence.
 */
public final class Disagreement extends BySignal {

  /** Makes the function; found through META-INF/services. */
  public Disagreement() {
    super(Signal.DISAGREEMENT, "Teacher against student");
  }
}
