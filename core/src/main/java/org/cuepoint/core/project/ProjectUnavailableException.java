package org.cuepoint.core.project;

import java.io.IOException;

/**
 * A project that cannot be opened or made; the message says what happened, to which folder, and
 * what to do next.
 */
public final class ProjectUnavailableException extends IOException {

  private final Reason reason;

  /** Why. */
  public enum Reason {
    /** There is no project in the folder. */
    MISSING,
    /** Somebody else has it open for writing. */
    LOCKED,
    /** It was written by a newer version. */
    NEWER,
    /** Its file is damaged. */
    DAMAGED,
    /** A new project cannot be made there. */
    OCCUPIED
  }

  /**
   * Makes the exception.
   *
   * @param reason why
   * @param message one sentence for a person
   */
  public ProjectUnavailableException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }
}
