package org.cuepoint.core.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/**
 * How the fast head is built and trained.
 *
 * @param width channels inside
 * @param layers temporal layers; layer i looks 2^i ticks to both sides
 * @param inputDropout share of input values dropped in training
 * @param dropout share of inner values dropped in training
 * @param windowTicks longest piece of a video in a batch
 * @param batch pieces in a batch
 * @param steps optimiser steps
 * @param learningRate peak of the cosine
 * @param weightDecay decoupled weight decay
 * @param smoothing weight of the smoothness loss
 * @param seed of weights, batches and dropout
 */
public record FastHeadPlan(
    int width,
    int layers,
    double inputDropout,
    double dropout,
    int windowTicks,
    int batch,
    int steps,
    double learningRate,
    double weightDecay,
    double smoothing,
    long seed) {

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** What the program uses unless told otherwise. */
  public static FastHeadPlan defaults() {
    return new FastHeadPlan(64, 5, 0.3, 0.2, 128, 8, 300, 2e-3, 1e-2, 0.15, 1);
  }

  /** Returns the same plan with another seed. */
  public FastHeadPlan withSeed(long newSeed) {
    return new FastHeadPlan(
        width,
        layers,
        inputDropout,
        dropout,
        windowTicks,
        batch,
        steps,
        learningRate,
        weightDecay,
        smoothing,
        newSeed);
  }

  /** Returns the same plan with another number of steps. */
  public FastHeadPlan withSteps(int newSteps) {
    return new FastHeadPlan(
        width,
        layers,
        inputDropout,
        dropout,
        windowTicks,
        batch,
        newSteps,
        learningRate,
        weightDecay,
        smoothing,
        seed);
  }

  /**
   * Returns the same plan with as many steps as the amount of labels is worth: few labels are
   * learnt by heart soon, and a person is waiting.
   */
  public FastHeadPlan forLabelledTicks(long labelledTicks) {
    return withSteps(Math.clamp(labelledTicks / 20, 100, steps));
  }

  /** Returns the JSON form. */
  public String toJson() {
    return GSON.toJson(this);
  }

  /** Reads the JSON form. */
  public static FastHeadPlan fromJson(String json) {
    return GSON.fromJson(json, FastHeadPlan.class);
  }
}
