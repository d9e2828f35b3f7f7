package org.cuepoint.core.recognition.djl.distill;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.train.Objective.Weighting;

/**
 * Puts the parts of a loss together, by fixed weights or by learned uncertainty (Kendall, Gal and
 * Cipolla, "Multi-Task Learning Using Uncertainty to Weigh Losses", CVPR 2018, section 3): {@code Σ
 * c e^(−s) L + s/2} with a trained s for each part. s is clamped, so that no part can be shut off
 * or run away, and rests in the first tenth of the steps, where losses are not yet what they will
 * be. One thread at a time.
 */
final class WeightedLosses {

  private static final String PREFIX = PieceLoss.BESIDE + "uncertainty.";
  private static final float BOUND = 4;
  private static final double RESTS = 0.1;

  private final Weighting weighting;
  private final ParameterSet parameters;

  /** What kind of a loss a part is. */
  enum Kind {
    /** A squared or absolute difference. */
    REGRESSION(0.5),
    /** A negative log-likelihood. */
    CLASSIFICATION(1);

    private final double factor;

    Kind(double factor) {
      this.factor = factor;
    }
  }

  /**
   * A part of the loss.
   *
   * @param name also of its curve
   * @param weight more than 0
   */
  record Part(String name, Kind kind, double weight) {}

  private final Map<String, Part> parts = new LinkedHashMap<>();

  /**
   * Makes the sum and adds what it learns.
   *
   * @param all parts that can occur; those without weight are left out
   * @param parameters take the uncertainties
   */
  WeightedLosses(Weighting weighting, List<Part> all, ParameterSet parameters) {
    this.weighting = weighting;
    this.parameters = parameters;
    for (Part part : all) {
      if (part.weight() > 0) {
        parts.put(part.name(), part);
        if (weighting == Weighting.UNCERTAINTY) {
          parameters.add(
              PREFIX + part.name(), parameters.manager().zeros(new ai.djl.ndarray.types.Shape(1)));
        }
      }
    }
  }

  /** Says whether a part counts. */
  boolean has(String part) {
    return parts.containsKey(part);
  }

  /** Returns the share of the learning rate of one of its parameters; empty if it is none. */
  Optional<Double> rate(String parameter, int step, int steps) {
    return parameter.startsWith(PREFIX)
        ? Optional.of(step < RESTS * steps ? 0.0 : 1.0)
        : Optional.empty();
  }

  /**
   * Sums up.
   *
   * @param values of the parts that count at this step, by name
   * @param curves gets each value, and the uncertainties
   */
  NDArray sum(NDManager scope, Map<String, NDArray> values, Map<String, NDArray> curves) {
    NDArray total = scope.create(0f);
    for (Map.Entry<String, NDArray> each : values.entrySet()) {
      Part part = Optional.ofNullable(parts.get(each.getKey())).orElseThrow();
      NDArray value = Scalars.times(each.getValue(), part.weight());
      curves.put(part.name(), each.getValue());
      if (weighting == Weighting.FIXED) {
        total = total.add(value);
        continue;
      }
      NDArray s = bounded(parameters.get(PREFIX + part.name())).sum();
      curves.put(PREFIX + part.name(), s);
      total =
          total
              .add(Scalars.times(s.neg().exp().mul(value), part.kind().factor))
              .add(Scalars.over(s, 2));
    }
    return total;
  }

  /** Clamps to ±4: two rectifiers, since DJL's clip is not safe under gradients. */
  private static NDArray bounded(NDArray s) {
    return Scalars.positive(s.add(BOUND)).sub(Scalars.positive(s.sub(BOUND))).sub(BOUND);
  }
}
