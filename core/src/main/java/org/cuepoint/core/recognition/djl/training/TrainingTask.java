package org.cuepoint.core.recognition.djl.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * What is trained: a loss of parameters. Everything that changes from step to step stands in {@link
 * #parameters} or {@link #state}; all else must follow from the plan and the step's number. One
 * thread at a time.
 */
public interface TrainingTask {

  /** Returns what gradients change; the same set at every call. */
  ParameterSet parameters();

  /**
   * Returns what else changes and must be in a checkpoint (running statistics, averaged copies,
   * snapshots); may grow; the same set at every call.
   */
  ParameterSet state();

  /**
   * Returns the learning rate of a parameter as a share of the plan's, 0 to keep it as it is at
   * this step (gradual unfreezing).
   */
  default double rate(String parameter, int step) {
    return 1;
  }

  /**
   * Computes the loss of one step. Gradients are recorded.
   *
   * @param step number of the step, from 0
   * @param scope owns all intermediate arrays; closed after the step
   * @param random the step's own generator; all that is random comes from it
   * @param parts filled with the parts of the loss by name, for the curves
   * @return a scalar
   */
  NDArray loss(int step, NDManager scope, RandomGenerator random, Map<String, NDArray> parts);

  /** Called after the parameters have changed; gradients are not recorded. */
  default void afterStep(int step) {}

  /**
   * Measures what the loss does not show, for example guards against collapse; called every so many
   * steps and at the end; gradients are not recorded.
   *
   * @param scope owns all intermediate arrays
   */
  default Map<String, Double> measure(int step, NDManager scope) {
    return Map.of();
  }

  /** Returns from how many to how many steps {@link #measure} is called. */
  default int measureSteps() {
    return 100;
  }

  /**
   * Answers that memory ran out by making the next steps smaller.
   *
   * @return the batch size from now on, or empty if it cannot get smaller
   */
  default OptionalInt shrinkBatch() {
    return OptionalInt.empty();
  }
}
