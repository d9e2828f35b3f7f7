package org.cuepoint.core.train;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * What training a focal network gave.
 *
 * @param weights the file's bytes, read-only
 * @param plan the plan that repeats the run, whatever the clock said in this one
 * @param metrics figures by name: the last of each curve, steps and sizes
 * @param seconds in all processes together
 */
public record TrainedFocal(
    ByteBuffer weights, FocalPlan plan, Map<String, Double> metrics, double seconds) {

  /** Copies the map; the bytes are handed over. */
  public TrainedFocal {
    metrics = Map.copyOf(metrics);
    weights = weights.asReadOnlyBuffer();
  }
}
