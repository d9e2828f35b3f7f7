package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.eval.Calibration;
import org.cuepoint.core.eval.Reliability;

/** Probabilities with the labels that were true. One thread at a time. */
final class ProbabilitySamples {

  private final List<double[]> rows = new ArrayList<>();
  private final List<Integer> truth = new ArrayList<>();

  /**
   * Adds a sample.
   *
   * @param probabilities sum to 1; not copied
   * @param label position of the true one
   */
  void add(double[] probabilities, int label) {
    rows.add(probabilities);
    truth.add(label);
  }

  Optional<Reliability> reliability() {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(Reliability.of(rows.toArray(double[][]::new), labels()));
  }

  Optional<Calibration> calibration() {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(Calibration.of(rows.toArray(double[][]::new), labels()));
  }

  private int[] labels() {
    return truth.stream().mapToInt(Integer::intValue).toArray();
  }
}
