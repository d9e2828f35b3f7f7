package org.cuepoint.app.command;

/**
 * What takes the keys of classes. The router says when a key goes down and up; what that means is
 * decided here, by the {@link ClassKeyMode} of the keymap. FX thread only.
 */
public interface ClassKeys {

  /**
   * A key went down; held keys say so once.
   *
   * @param character what it types, letters in lower case
   * @return whether a class has it
   */
  boolean pressed(String character);

  /**
   * A key went down together with Shift: the class happened at the frame on screen.
   *
   * @param character what the key types without Shift
   * @return whether a class has it
   */
  boolean pressedAsPoint(String character);

  /**
   * A key that {@link #pressed} took went up. Some platforms report a held key as a chain of
   * releases and presses, and only the next event tells. So this call notes the moment and changes
   * nothing; the router runs what it returns once the key has stayed up, and drops it otherwise.
   *
   * @return does what the release means, as of the moment of this call
   */
  Runnable released(String character);
}
