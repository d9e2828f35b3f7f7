package org.cuepoint.core.suggest;

/**
 * Settings of the semi-Markov decoder.
 *
 * @param basic costs, shortest durations and the floor
 * @param scoreExponent multiplies the logarithm of a tick's probability; more than 0
 * @param priorExponent multiplies the logarithm of the class's share, which is taken off; at least
 *     0
 * @param durationWeight multiplies the logarithm of a duration's probability; 0 makes all durations
 *     from the minimum on equally good
 * @param transitionWeight multiplies the logarithm of a learned transition's probability; at least
 *     0
 * @param boundaryWeight multiplies the boundary scores; at least 0
 * @param longestSeconds where the geometric tail of a duration begins at the latest
 * @param posteriorExponent multiplies the ticks' scores once more before confidences and edges are
 *     computed; below 1 it makes up for ticks that say the same as their neighbours, which the
 *     model counts as independent; more than 0
 * @param bandMass how much of an edge's posterior its band holds, between 0 and 1
 */
public record SemiMarkovSettings(
    DecoderSettings basic,
    double scoreExponent,
    double priorExponent,
    double durationWeight,
    double transitionWeight,
    double boundaryWeight,
    double longestSeconds,
    double posteriorExponent,
    double bandMass) {

  /** Validates the ranges. */
  public SemiMarkovSettings {
    if (!(scoreExponent > 0
        && priorExponent >= 0
        && durationWeight >= 0
        && transitionWeight >= 0
        && boundaryWeight >= 0
        && longestSeconds > 0
        && posteriorExponent > 0
        && bandMass > 0
        && bandMass < 1)) {
      throw new IllegalArgumentException(
          "The decoder needs a positive score exponent, weights of at least 0 and a band between 0"
              + " and 1");
    }
  }

  /**
   * Returns the settings for suggestions while labelling. Chosen on motion-theatre (8 Hz, fast
   * heads from 2, 6 and 30 labelled videos): there this score exponent and switch cost gain most
   * over the plain decoder, and with this posterior exponent an 80 % band holds the true edge in 60
   * to 80 % of the cases, more often the better the model is.
   */
  public static SemiMarkovSettings defaults() {
    return new SemiMarkovSettings(
        DecoderSettings.defaults().withSwitchCost(2), .3, 0, 1, 0, 1, 60, .6, .8);
  }

  /** Returns the settings that make of the decoder what {@link ViterbiDecoder} is. */
  public static SemiMarkovSettings plain(DecoderSettings settings) {
    return new SemiMarkovSettings(settings, 1, 0, 0, 0, 0, 60, 1, .8);
  }

  /** Returns the same settings with other costs and minima. */
  public SemiMarkovSettings withBasic(DecoderSettings other) {
    return new SemiMarkovSettings(
        other,
        scoreExponent,
        priorExponent,
        durationWeight,
        transitionWeight,
        boundaryWeight,
        longestSeconds,
        posteriorExponent,
        bandMass);
  }

  /** Returns the same settings with other exponents of the ticks' scores. */
  public SemiMarkovSettings withExponents(double score, double prior) {
    return new SemiMarkovSettings(
        basic,
        score,
        prior,
        durationWeight,
        transitionWeight,
        boundaryWeight,
        longestSeconds,
        posteriorExponent,
        bandMass);
  }

  /** Returns the same settings with other weights. */
  public SemiMarkovSettings withWeights(double duration, double transition, double boundary) {
    return new SemiMarkovSettings(
        basic,
        scoreExponent,
        priorExponent,
        duration,
        transition,
        boundary,
        longestSeconds,
        posteriorExponent,
        bandMass);
  }

  /** Returns the same settings with other posteriors; what is decoded stays. */
  public SemiMarkovSettings withPosterior(double exponent, double mass) {
    return new SemiMarkovSettings(
        basic,
        scoreExponent,
        priorExponent,
        durationWeight,
        transitionWeight,
        boundaryWeight,
        longestSeconds,
        exponent,
        mass);
  }
}
