package org.cuepoint.app.keys;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.cuepoint.app.command.Key;

/**
 * Turns what a person presses into the key it means: letters, digits and signs into the character
 * they type, all else into the key with its modifiers. FX thread only.
 */
final class KeyRecorder {

  private final Consumer<Key> recorded;
  private final Runnable givenUp;

  /**
   * Makes a recorder.
   *
   * @param recorded takes the key
   * @param givenUp called when Escape is pressed alone
   */
  KeyRecorder(Consumer<Key> recorded, Runnable givenUp) {
    this.recorded = recorded;
    this.givenUp = givenUp;
  }

  /** Takes any key event, and consumes it. */
  void take(KeyEvent event) {
    if (event.getEventType() == KeyEvent.KEY_PRESSED) {
      pressed(event);
    } else if (event.getEventType() == KeyEvent.KEY_TYPED) {
      typed(event);
    }
    event.consume();
  }

  private void pressed(KeyEvent event) {
    Optional<Key> key = Key.pressed(event);
    if (key.isEmpty()) {
      return;
    }
    if (key.get().notation().equals("Esc")) {
      givenUp.run();
    } else if (!typesCharacter(event)) {
      recorded.accept(key.get());
    }
  }

  private void typed(KeyEvent event) {
    String character = event.getCharacter();
    if (character.codePointCount(0, character.length()) == 1
        && !character.isBlank()
        && !Character.isISOControl(character.codePointAt(0))) {
      recorded.accept(Key.typed(character));
    }
  }

  private static boolean typesCharacter(KeyEvent event) {
    KeyCode code = event.getCode();
    boolean chord = event.isControlDown() || event.isMetaDown() || event.isAltDown();
    return !chord
        && !code.isKeypadKey()
        && !code.isFunctionKey()
        && !code.isNavigationKey()
        && !code.isMediaKey()
        && !code.isWhitespaceKey()
        && code != KeyCode.ADD
        && code != KeyCode.SUBTRACT
        && code != KeyCode.MULTIPLY
        && code != KeyCode.DIVIDE
        && code != KeyCode.DECIMAL
        && code != KeyCode.DELETE
        && code != KeyCode.BACK_SPACE
        && code != KeyCode.INSERT
        && code != KeyCode.PAUSE
        && code != KeyCode.PRINTSCREEN
        && code != KeyCode.CONTEXT_MENU;
  }
}
