package org.cuepoint.core.active;

import java.util.Locale;

/** A reason to doubt what a model says of a place; the more doubt, the higher the number. */
public enum Signal {
  /** One less the probability of the likeliest label, mean over ticks and groups; 0 to 1. */
  LEAST_CONFIDENCE,
  /** One less the margin between the two likeliest labels, mean over ticks and groups; 0 to 1. */
  MARGIN,
  /** Entropy over the labels in nats, mean over ticks and groups. */
  ENTROPY,
  /**
   * Entropy of where an edge near each tick lies, in nats, see {@link EdgeDoubt}; mean over ticks.
   */
  BOUNDARY,
  /**
   * Mutual information between label and model in nats, over several models (Houlsby, Huszár,
   * Ghahramani and Lengyel, "Bayesian Active Learning by Disagreement", 2011).
   */
  BALD,
  /** Divergence of two models, such as teacher and student, in nats, see {@link Contrast}. */
  DISAGREEMENT;

  /** Returns the word that records and commands use, such as {@code least-confidence}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
