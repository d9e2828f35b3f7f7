package org.cuepoint.core.active.stopping;

import java.util.HashMap;
import java.util.Map;

/** Agreement of two series of labels beyond chance. */
public final class Kappa {

  private Kappa() {}

  /**
   * Returns Cohen's κ = (p_o − p_e) / (1 − p_e), at most 1: p_o is the share of places at which
   * both say the same, p_e what it would be by chance with the frequencies that both have. 1 where
   * both say one and the same label everywhere, since they agree.
   *
   * <p>Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
   * Measurement 20(1), 1960.
   *
   * @param first a label a place; any numbers
   * @param second the other's labels of the same places
   * @throws IllegalArgumentException if there are no places or not as many of both
   */
  public static double of(int[] first, int[] second) {
    if (first.length == 0 || first.length != second.length) {
      throw new IllegalArgumentException(
          "Agreement needs the same places, not " + first.length + " and " + second.length);
    }
    Map<Integer, Integer> ofFirst = new HashMap<>();
    Map<Integer, Integer> ofSecond = new HashMap<>();
    long same = 0;
    for (int i = 0; i < first.length; i++) {
      same += first[i] == second[i] ? 1 : 0;
      ofFirst.merge(first[i], 1, Integer::sum);
      ofSecond.merge(second[i], 1, Integer::sum);
    }
    double n = first.length;
    double chance = 0;
    for (Map.Entry<Integer, Integer> label : ofFirst.entrySet()) {
      chance += label.getValue() / n * (ofSecond.getOrDefault(label.getKey(), 0) / n);
    }
    double observed = same / n;
    return chance == 1 ? 1 : (observed - chance) / (1 - chance);
  }
}
