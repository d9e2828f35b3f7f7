package org.cuepoint.core.train;

/** Training whose loss is no number any more; the message says at which step and what to try. */
public final class DivergedException extends RuntimeException {

  /** Makes the exception for a step. */
  public DivergedException(int step) {
    super(
        "Training stopped at step "
            + step
            + " because the loss was no longer a number; try a smaller learning rate.");
  }
}
