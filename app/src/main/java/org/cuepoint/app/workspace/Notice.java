package org.cuepoint.app.workspace;

import java.util.Optional;

/**
 * One sentence for the person.
 *
 * @param level how much it matters
 * @param text the sentence
 * @param next what to do next, as a button beside it
 */
public record Notice(Level level, String text, Optional<NextStep> next) {

  /** Nothing to say. */
  public static final Notice NONE = new Notice(Level.INFORMATION, "", Optional.empty());

  /** How much a notice matters. */
  public enum Level {
    /** Something was done. */
    INFORMATION,
    /** Something could not be done. */
    PROBLEM
  }

  /**
   * What a person may do next.
   *
   * @param label of the button
   * @param action what it does, in the FX thread
   */
  public record NextStep(String label, Runnable action) {}

  /** Makes a notice that something was done. */
  public static Notice information(String text) {
    return new Notice(Level.INFORMATION, text, Optional.empty());
  }

  /** Makes a notice that something was done, with what to do next. */
  public static Notice information(String text, NextStep next) {
    return new Notice(Level.INFORMATION, text, Optional.of(next));
  }

  /** Makes a notice that something could not be done. */
  public static Notice problem(String text) {
    return new Notice(Level.PROBLEM, text, Optional.empty());
  }

  /** Makes a notice of an exception whose message is a sentence for people. */
  public static Notice problem(Exception exception) {
    String message = exception.getMessage();
    return problem(
        message == null || message.isBlank() ? exception.getClass().getSimpleName() : message);
  }
}
