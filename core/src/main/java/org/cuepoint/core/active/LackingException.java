package org.cuepoint.core.active;

/**
 * An acquisition function cannot choose because something is not known that it goes by. The message
 * says what to do.
 */
public final class LackingException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  /** Makes one with a message for people. */
  public LackingException(String message) {
    super(message);
  }
}
