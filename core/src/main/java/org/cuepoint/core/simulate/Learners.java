package org.cuepoint.core.simulate;

import org.cuepoint.core.active.Matrix;

/** Makes models for runs that may go on side by side. Thread-safe. */
public interface Learners {

  /** Begins with a model that knows nothing. */
  Learner begin();

  /** Returns what the ticks of a clip look like to the model, one row a tick. */
  Matrix rows(int clip);
}
