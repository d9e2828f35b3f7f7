package org.cuepoint.core.suggest;

/**
 * Where a segment begins or ends, as a distribution over ticks: an edge at tick t lies between t −
 * 1 and t.
 *
 * @param lowTick the first tick of the band that holds most of the distribution
 * @param highTick the last tick of that band, at least {@code lowTick}
 * @param peakTick the most probable tick
 * @param peak its probability, 0 to 1
 * @param entropy of the distribution, in nats
 */
public record Edge(int lowTick, int highTick, int peakTick, double peak, double entropy) {

  /** Validates the order. */
  public Edge {
    if (lowTick < 0 || highTick < lowTick) {
      throw new IllegalArgumentException("Not a band: " + lowTick + " to " + highTick);
    }
  }

  /** Returns the same edge with its ticks moved between two others where they lie beyond. */
  Edge within(int least, int most) {
    return new Edge(
        Math.clamp(lowTick, least, most),
        Math.clamp(highTick, least, most),
        Math.clamp(peakTick, least, most),
        peak,
        entropy);
  }

  /** Returns the edge that is certainly at a tick. */
  public static Edge certain(int tick) {
    return new Edge(tick, tick, tick, 1, 0);
  }

  /**
   * Describes a distribution.
   *
   * @param firstTick the tick of index 0
   * @param weights not negative, not all 0; need not sum to 1
   * @param bandMass how much the band holds; as much is left out below it as above at the most
   */
  static Edge of(int firstTick, double[] weights, double bandMass) {
    double total = 0;
    int peak = 0;
    for (int i = 0; i < weights.length; i++) {
      total += weights[i];
      peak = weights[i] > weights[peak] ? i : peak;
    }
    double outside = (1 - bandMass) / 2;
    double sum = 0;
    double entropy = 0;
    int low = -1;
    int high = weights.length - 1;
    for (int i = 0; i < weights.length; i++) {
      double p = weights[i] / total;
      entropy -= p > 0 ? p * Math.log(p) : 0;
      sum += p;
      if (low < 0 && sum > outside) {
        low = i;
      }
      if (sum >= 1 - outside) {
        high = i;
        break;
      }
    }
    for (int i = high + 1; i < weights.length; i++) {
      double p = weights[i] / total;
      entropy -= p > 0 ? p * Math.log(p) : 0;
    }
    return new Edge(
        firstTick + Math.max(0, low),
        firstTick + high,
        firstTick + peak,
        weights[peak] / total,
        Math.max(0, entropy));
  }
}
