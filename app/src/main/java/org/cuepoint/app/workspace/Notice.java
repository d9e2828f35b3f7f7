package org.cuepoint.app.workspace;

/**
 * One sentence for the person.
 *
 * @param level how much it matters
 * @param text the sentence
 */
public record Notice(Level level, String text) {

  /** Nothing to say. */
  public static final Notice NONE = new Notice(Level.INFORMATION, "");

  /** How much a notice matters. */
  public enum Level {
    /** Something was done. */
    INFORMATION,
    /** Something could not be done. */
    PROBLEM
  }

  /** Makes a notice that something was done. */
  public static Notice information(String text) {
    return new Notice(Level.INFORMATION, text);
  }

  /** Makes a notice that something could not be done. */
  public static Notice problem(String text) {
    return new Notice(Level.PROBLEM, text);
  }

  /** Makes a notice of an exception whose message is a sentence for people. */
  public static Notice problem(Exception exception) {
    String message = exception.getMessage();
    return problem(
        message == null || message.isBlank() ? exception.getClass().getSimpleName() : message);
  }
}
