package org.cuepoint.core.job;

/** Thrown by work that stops because it was cancelled; what it had finished is kept. */
public final class JobCancelledException extends RuntimeException {

  /** Makes the exception. */
  public JobCancelledException() {
    super("Cancelled");
  }
}
