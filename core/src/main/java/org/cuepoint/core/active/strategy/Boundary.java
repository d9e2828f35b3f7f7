package org.cuepoint.core.active.strategy;

import org.cuepoint.core.active.Signal;

/**
 * Chooses where the model is least sure where labels change, by the entropy of the edges' places.
 *
 * <p>Entropy of parts of a structured prediction as the query: Settles and Craven, "An analysis of
 * active learning strategies for sequence labeling tasks", EMNLP 2008, section 3.1.
 */
public final class Boundary extends BySignal {

  /** Makes the function; found through META-INF/services. */
  public Boundary() {
    super(Signal.BOUNDARY, "Unclear edges");
  }
}
