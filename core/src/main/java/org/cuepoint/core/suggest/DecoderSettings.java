package org.cuepoint.core.suggest;

/**
 * Settings of the decoder.
 *
 * @param switchCost what a change of label costs, in nats, at least 0
 * @param minimumSeconds the shortest segment of a class
 * @param minimumBackgroundSeconds the shortest gap between two segments of a group
 * @param reviewedBackground by how much, in nats a tick, background is favoured where a person
 *     looked and marked nothing; at least 0
 * @param floor the least probability that counts, above 0 and below 1, so that one tick at which a
 *     model is wrongly sure cannot decide alone
 */
public record DecoderSettings(
    double switchCost,
    double minimumSeconds,
    double minimumBackgroundSeconds,
    double reviewedBackground,
    double floor) {

  /** Validates the ranges. */
  public DecoderSettings {
    if (!(switchCost >= 0
        && minimumSeconds >= 0
        && minimumBackgroundSeconds >= 0
        && reviewedBackground >= 0
        && floor > 0
        && floor < 1)) {
      throw new IllegalArgumentException(
          "The decoder needs costs and durations of at least 0 and a floor between 0 and 1");
    }
  }

  /**
   * Returns the settings that fit actions of half a second and more. On the published SVM scores of
   * GTEA and 50Salads every switch cost from 1 to 8 beats taking the best label of each frame; 3 is
   * near the best of both.
   */
  public static DecoderSettings defaults() {
    return new DecoderSettings(3.0, 0.5, 0.25, 4.0, 1e-3);
  }

  /** Returns the same settings with another switch cost. */
  public DecoderSettings withSwitchCost(double nats) {
    return new DecoderSettings(
        nats, minimumSeconds, minimumBackgroundSeconds, reviewedBackground, floor);
  }

  /** Returns the same settings with other shortest durations. */
  public DecoderSettings withMinimum(double seconds, double backgroundSeconds) {
    return new DecoderSettings(switchCost, seconds, backgroundSeconds, reviewedBackground, floor);
  }

  /** Returns the shortest segment in ticks, at least 1. */
  int minimumTicks(int hertz) {
    return Math.max(1, (int) Math.round(minimumSeconds * hertz));
  }

  /** Returns the shortest gap in ticks, at least 1. */
  int minimumBackgroundTicks(int hertz) {
    return Math.max(1, (int) Math.round(minimumBackgroundSeconds * hertz));
  }
}
