package org.cuepoint.core.suggest;

/**
 * What a probability at one tick scores: exponent · ln max(p, floor) − prior(label), the logarithm
 * of a posterior over its prior with an exponent for each. An exponent below 1 makes up for ticks
 * that say the same as their neighbours. Immutable.
 */
final class TickScore {

  private final double floor;
  private final double exponent;
  private final double reviewedBackground;
  private final double[] prior;

  private TickScore(double floor, double exponent, double reviewedBackground, double[] prior) {
    this.floor = floor;
    this.exponent = exponent;
    this.reviewedBackground = reviewedBackground;
    this.prior = prior;
  }

  /** Returns the plain logarithm of the probability. */
  static TickScore plain(DecoderSettings settings) {
    return new TickScore(settings.floor(), 1, settings.reviewedBackground(), new double[0]);
  }

  /**
   * Returns the logarithm of the posterior over the prior.
   *
   * @param settings have the exponents
   * @param shares how often each label is, background last; empty for equally often
   */
  static TickScore of(SemiMarkovSettings settings, double[] shares) {
    double[] prior = new double[shares.length];
    for (int i = 0; i < prior.length; i++) {
      prior[i] = settings.priorExponent() * Math.log(Math.max(shares[i], settings.basic().floor()));
    }
    return new TickScore(
        settings.basic().floor(),
        settings.scoreExponent(),
        settings.scoreExponent() * settings.basic().reviewedBackground(),
        prior);
  }

  double of(int label, double probability) {
    double score = exponent * Math.log(Math.max(probability, floor));
    return label < prior.length ? score - prior[label] : score;
  }

  /** Returns by how much background is favoured where a person looked and marked nothing. */
  double reviewedBackground() {
    return reviewedBackground;
  }
}
