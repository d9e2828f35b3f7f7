package org.cuepoint.core.train;

/**
 * How the learning rate goes through a training: a linear start, then one or more cosine cycles.
 *
 * <p>Loshchilov and Hutter, "SGDR", ICLR 2017; with several cycles, whose ends are snapshots of an
 * ensemble, Huang et al., "Snapshot Ensembles", ICLR 2017.
 *
 * @param peak greatest learning rate
 * @param warmUp share of all steps that the start takes, 0 to 1
 * @param cycles number of cosine cycles after it, at least 1
 */
public record LearningRate(double peak, double warmUp, int cycles) {

  /** Validates the ranges. */
  public LearningRate {
    if (!(peak > 0) || !(warmUp >= 0 && warmUp < 1) || cycles < 1) {
      throw new IllegalArgumentException(
          "A learning rate needs a peak above 0, a start below 1 and at least one cycle");
    }
  }

  /** Returns the usual form: a tenth of the steps to warm up, one cycle. */
  public static LearningRate cosine(double peak) {
    return new LearningRate(peak, 0.1, 1);
  }

  /** Returns the learning rate at a step of {@code steps}. */
  public double at(int step, int steps) {
    double share = (double) step / steps;
    if (share < warmUp) {
      return peak * (share + 1.0 / steps) / warmUp;
    }
    double position = (share - warmUp) / (1 - warmUp) * cycles;
    return peak * 0.5 * (1 + Math.cos(Math.PI * (position - Math.floor(position))));
  }

  /** Says whether a cycle ends with this step. */
  public boolean endsCycle(int step, int steps) {
    return cycle(step + 1, steps) > cycle(step, steps) || step + 1 == steps;
  }

  private int cycle(int step, int steps) {
    double share = (double) step / steps;
    return share < warmUp ? 0 : (int) Math.floor((share - warmUp) / (1 - warmUp) * cycles + 1e-9);
  }
}
