package org.cuepoint.core.recognition.djl.student;

/**
 * A streaming network with its parameters, in plain Java: the same function as {@link
 * StreamingNetwork#step}, without the cost of calling libtorch a hundred times a tick. A test holds
 * the two equal. Reuses its own memory; one thread at a time.
 */
interface TickCell {

  /**
   * Returns how many numbers the state has: the arrays of {@link StreamingNetwork#start}, in turn.
   */
  int stateSize();

  /** Returns how many numbers it says of a tick. */
  int outputs();

  /**
   * Goes one tick on.
   *
   * @param tokens standardised, shape (tokens, C)
   * @param state zeros before the first tick; overwritten with the next
   * @param outputs class logits, then edge logits; overwritten
   */
  void step(float[] tokens, float[] state, float[] outputs);
}
