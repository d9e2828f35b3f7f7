package org.cuepoint.core.edit;

/**
 * An edit, undo or redo that cannot be applied, since what it changes is no longer as it was; the
 * message says what.
 */
public final class EditConflictException extends RuntimeException {

  /**
   * Makes the exception.
   *
   * @param message one sentence for a person
   */
  public EditConflictException(String message) {
    super(message);
  }
}
