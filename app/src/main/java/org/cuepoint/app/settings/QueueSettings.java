package org.cuepoint.app.settings;

/**
 * How questions are shown.
 *
 * @param hideGuesses whether the guess is hidden of a share of the questions
 */
public record QueueSettings(boolean hideGuesses) {

  /** Key of these settings in the store. */
  public static final String KEY = "queue";

  /** Returns the settings of a first start. */
  public static QueueSettings defaults() {
    return new QueueSettings(false);
  }
}
