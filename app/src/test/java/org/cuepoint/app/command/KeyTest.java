package org.cuepoint.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {

  private static KeyEvent press(KeyCode code, boolean shift, boolean control) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
  }

  @Test
  void theOrderOfModifiersDoesNotMatter() {
    assertEquals(new Key("Shortcut+Shift+Z"), new Key("shift + SHORTCUT + Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Shortcut+Alt+Shift+Page Up", "Numpad 7", "Add", "Esc", "'+'", "','", "'''"})
  void aNotationIsReadAsItIsWritten(String notation) {
    assertEquals(notation, new Key(notation).notation());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Hyper+A", "Shift", "Shift+", "Nonsense", "'ab'", "' '", "a b"})
  void whatIsNoKeyIsRefused(String notation) {
    assertThrows(IllegalArgumentException.class, () -> new Key(notation));
  }

  @Test
  void aPressIsTheKeyWithItsModifiers() {
    assertEquals(Optional.of(new Key("Shift+Left")), Key.pressed(press(KeyCode.LEFT, true, false)));
    assertEquals(Optional.empty(), Key.pressed(press(KeyCode.SHIFT, true, false)));
  }

  @Test
  void aPressMatchesItsOwnKey() {
    KeyEvent event = press(KeyCode.NUMPAD7, false, true);
    assertTrue(Key.pressed(event).orElseThrow().combination().match(event));
  }

  @Test
  void capsSayWhatToPress() {
    assertEquals("Shift+A", Key.typed("A").displayText());
    assertEquals("A", Key.typed("a").displayText());
    assertEquals("Numpad +", new Key("Add").displayText());
    assertEquals("Shift+←", new Key("Shift+Left").displayText());
  }
}
