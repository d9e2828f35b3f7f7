package org.cuepoint.core.suggest;

/**
 * How probable it is that one segment ends and the next begins at a tick, as a model with an output
 * of its own for that says. Where a model has none, {@link #absent} says nothing. Immutable as long
 * as nobody changes the array; reading is thread-safe.
 */
public final class BoundaryScores {

  private static final double LEAST = 1e-4;
  private static final BoundaryScores ABSENT = new BoundaryScores(new float[0], 0, 0);

  private final float[] probabilities;
  private final double neutral;
  private final double weight;

  private BoundaryScores(float[] probabilities, double neutral, double weight) {
    this.probabilities = probabilities;
    this.neutral = neutral;
    this.weight = weight;
  }

  /** Returns scores that favour no tick. */
  public static BoundaryScores absent() {
    return ABSENT;
  }

  /**
   * Returns scores of a track.
   *
   * @param probabilities for each tick the probability that a segment begins there, 0 to 1; not
   *     copied, the caller must not change it
   */
  public static BoundaryScores of(float[] probabilities) {
    double sum = 0;
    for (float p : probabilities) {
      sum += p;
    }
    double mean = probabilities.length == 0 ? .5 : sum / probabilities.length;
    return new BoundaryScores(probabilities, logit(mean), 1);
  }

  /** Returns the same scores multiplied. */
  BoundaryScores times(double factor) {
    return new BoundaryScores(probabilities, neutral, weight * factor);
  }

  /**
   * Returns what an edge at a tick scores, in nats: by how much its odds exceed those of the mean
   * tick. How often edges are is the durations' and transitions' matter, so that a track that is
   * the same everywhere changes nothing. 0 outside of the track.
   */
  double at(int tick) {
    return tick < probabilities.length ? weight * (logit(probabilities[tick]) - neutral) : 0;
  }

  static double logit(double p) {
    double bounded = Math.min(1 - LEAST, Math.max(LEAST, p));
    return Math.log(bounded / (1 - bounded));
  }
}
