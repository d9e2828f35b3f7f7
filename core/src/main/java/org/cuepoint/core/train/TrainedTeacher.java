package org.cuepoint.core.train;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * What training a teacher gave.
 *
 * @param weights the file's bytes, read-only
 * @param plan the plan that repeats the run, whatever the clock said in this one
 * @param calibration how the temperature was found, in a sentence
 * @param metrics figures by name: the last of each curve, {@code temperature}, {@code nll_before},
 *     {@code ece_after} and the like
 * @param seconds in all processes together
 */
public record TrainedTeacher(
    ByteBuffer weights,
    TeacherPlan plan,
    String calibration,
    Map<String, Double> metrics,
    double seconds) {

  /** Copies the map; the bytes are handed over. */
  public TrainedTeacher {
    metrics = Map.copyOf(metrics);
    weights = weights.asReadOnlyBuffer();
  }
}
