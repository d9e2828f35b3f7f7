package org.cuepoint.app.i18n;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** Looks up the texts of the workbench. Thread-safe. */
public final class Messages {

  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("org.cuepoint.app.i18n.messages");

  private Messages() {}

  /**
   * Returns a text with its arguments filled in.
   *
   * @param key stands in the bundle; a literal in the source, so that the test of the bundle sees
   *     it
   * @param arguments for the places {0}, {1}, … of the pattern; numbers that identify something
   *     (frames) are passed as strings, since patterns group digits
   * @throws java.util.MissingResourceException if the bundle has no such key
   */
  public static String text(String key, Object... arguments) {
    return new MessageFormat(BUNDLE.getString(key), Locale.getDefault()).format(arguments);
  }

  /**
   * Returns the text of a key that is made at run time, for example from an edit's stable action
   * key, or empty if there is none.
   */
  public static Optional<String> find(String key) {
    return BUNDLE.containsKey(key) ? Optional.of(text(key)) : Optional.empty();
  }
}
