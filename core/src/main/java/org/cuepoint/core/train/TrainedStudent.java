package org.cuepoint.core.train;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * What training a student gave.
 *
 * @param weights the file's bytes, read-only
 * @param plan the plan that repeats the run, whatever the clock said in this one
 * @param metrics figures by name: the last of each curve, and what was asserted of the teacher
 *     before
 * @param seconds in all processes together
 */
public record TrainedStudent(
    ByteBuffer weights, StudentPlan plan, Map<String, Double> metrics, double seconds) {

  /** Copies the map; the bytes are handed over. */
  public TrainedStudent {
    metrics = Map.copyOf(metrics);
    weights = weights.asReadOnlyBuffer();
  }
}
