package org.cuepoint.core.suggest;

/**
 * What {@link BoundaryScores} gives of a whole track, for a stream: by how much the odds of an edge
 * exceed those of the mean tick so far. One thread at a time.
 */
public final class RunningBoundary {

  /** About an edge in two seconds at 8 Hz, and worth as many ticks. */
  private static final double PRIOR = 1 / 16.0;

  private static final double PRIOR_TICKS = 16;

  private double sum = PRIOR * PRIOR_TICKS;
  private double ticks = PRIOR_TICKS;

  /**
   * Takes in the next tick.
   *
   * @param probability that another label begins here
   * @return what an edge here scores, in nats
   */
  public double next(float probability) {
    sum += probability;
    ticks++;
    return BoundaryScores.logit(probability) - BoundaryScores.logit(sum / ticks);
  }
}
