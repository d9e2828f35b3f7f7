package org.cuepoint.core.chain;

/**
 * What a step will take.
 *
 * @param task what it does
 * @param seconds how long
 * @param kept bytes that stay on disk
 * @param passing further bytes that are needed while it runs
 * @param basis what the time rests on
 * @param runs how many earlier trainings it rests on
 */
public record StepEstimate(
    ChainTask task, double seconds, long kept, long passing, Basis basis, int runs) {

  /** What an estimate of time rests on, the best first. */
  public enum Basis {
    /** Earlier trainings of the same kind on this computer. */
    SAME_KIND,
    /** Earlier trainings of other kinds on this computer, and how they compare elsewhere. */
    OTHER_KINDS,
    /** What was measured on another computer: two cores, no GPU. */
    REFERENCE
  }
}
