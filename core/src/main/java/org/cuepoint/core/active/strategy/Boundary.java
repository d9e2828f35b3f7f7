package org.cuepoint.core.active.strategy;

import org.cuepoint.core.active.Signal;

/**
 * Chooses where the decoder is least sure of the edges of what it decodes, by the entropy of their
 * posterior.
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
