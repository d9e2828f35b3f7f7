package org.cuepoint.core.simulate;

/**
 * What a person's doing costs in seconds.
 *
 * @param jump to a question that was loaded already
 * @param context seconds that are watched around a window, in all
 * @param key to press a key that answers
 * @param edge to set an edge exactly
 */
public record Costs(double jump, double context, double key, double edge) {

  /** Validates the ranges. */
  public Costs {
    if (!(jump >= 0 && context >= 0 && key >= 0 && edge >= 0)) {
      throw new IllegalArgumentException("Costs are seconds, 0 or more");
    }
  }

  /**
   * What is assumed: half a second to look at a new place, a second of context, 0.7 s for a key
   * (reaction and press) and 1.5 s for an edge.
   */
  public static Costs defaults() {
    return new Costs(0.5, 1, 0.7, 1.5);
  }
}
