package org.cuepoint.core.recognition.djl.student;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.training.ParameterSet;

/**
 * A student that never looks ahead: tick by tick it says the same as {@link #run} over the whole
 * piece.
 */
interface StreamingNetwork extends StudentNetwork {

  /**
   * What it says of a tick.
   *
   * @param outputs class logits, then edge logits, shape (outputs + groups)
   * @param state to go on with, of the same shapes as before, in the manager of the input
   */
  record Tick(NDArray outputs, NDList state) {}

  /** Returns the state before the first tick; its size never changes. */
  NDList start(NDManager manager);

  /**
   * Goes one tick on.
   *
   * @param tokens standardised tokens of the tick, shape (tokens, C)
   * @param state as {@link #start} or the last step left it; not changed
   */
  Tick step(Layers layers, NDArray tokens, NDList state);

  /**
   * Returns the same function in plain Java, as a stream runs it.
   *
   * @param parameters copied
   */
  TickCell cell(ParameterSet parameters);
}
