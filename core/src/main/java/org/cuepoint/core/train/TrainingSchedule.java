package org.cuepoint.core.train;

/**
 * How long a training goes on and how its learning rate runs.
 *
 * @param steps optimiser steps
 * @param learningRate its course over these steps
 * @param weightDecay decoupled weight decay
 * @param maximumSeconds after so much time the learning rate falls to 0 over a tenth of the steps
 *     made and the training ends; 0 for no cap
 * @param coolFrom the step at which that fall begins whatever the time is, or -1; a run that its
 *     clock cut short is repeated by this number
 * @param seed of everything that is random
 */
public record TrainingSchedule(
    int steps,
    LearningRate learningRate,
    double weightDecay,
    double maximumSeconds,
    int coolFrom,
    long seed) {

  /** Validates the ranges. */
  public TrainingSchedule {
    if (steps < 1 || weightDecay < 0 || maximumSeconds < 0) {
      throw new IllegalArgumentException(
          "A training needs at least one step, and decay and time of at least 0");
    }
  }

  /** Returns a schedule without a cap. */
  public static TrainingSchedule of(int steps, LearningRate rate, double weightDecay, long seed) {
    return new TrainingSchedule(steps, rate, weightDecay, 0, -1, seed);
  }

  /** Returns the same schedule with another seed. */
  public TrainingSchedule withSeed(long newSeed) {
    return new TrainingSchedule(
        steps, learningRate, weightDecay, maximumSeconds, coolFrom, newSeed);
  }

  /** Returns the same schedule with another number of steps. */
  public TrainingSchedule withSteps(int newSteps) {
    return new TrainingSchedule(
        newSteps, learningRate, weightDecay, maximumSeconds, coolFrom, seed);
  }

  /** Returns the same schedule with another cap, 0 for none. */
  public TrainingSchedule withMaximumSeconds(double seconds) {
    return new TrainingSchedule(steps, learningRate, weightDecay, seconds, coolFrom, seed);
  }

  /** Returns the schedule that repeats a run whose fall began at a step; -1 if it had none. */
  public TrainingSchedule repeating(int cooledFrom) {
    return new TrainingSchedule(steps, learningRate, weightDecay, 0, cooledFrom, seed);
  }

  /** Returns how many steps the fall takes that begins at a step. */
  public static int coolingSteps(int from) {
    return Math.max(1, from / 10);
  }

  /**
   * Returns the learning rate at a step.
   *
   * @param cooling the step at which the fall began, or -1
   */
  public double rateAt(int step, int cooling) {
    if (cooling < 0 || step < cooling) {
      return learningRate.at(step, steps);
    }
    double left = 1 - (double) (step - cooling) / coolingSteps(cooling);
    return learningRate.at(cooling, steps) * Math.max(0, left);
  }

  /**
   * Returns the number of steps in all.
   *
   * @param cooling the step at which the fall began, or -1
   */
  public int end(int cooling) {
    return cooling < 0 ? steps : Math.min(steps, cooling + coolingSteps(cooling));
  }
}
