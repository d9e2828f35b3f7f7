package org.cuepoint.app.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.app.command.Key;
import org.cuepoint.app.command.Keymap;
import org.cuepoint.app.command.KeymapPresets;
import org.junit.jupiter.api.Test;

class KeyCheckTest {

  private final Keymap keymap = KeymapPresets.cuepoint();

  private KeyCheck check(String notation, String command) {
    return KeyCheck.of(
        keymap,
        new Key(notation),
        command,
        keymap.keys().keySet(),
        character -> character.equalsIgnoreCase("q") ? Optional.of("jump") : Optional.empty());
  }

  @Test
  void aKeyThatNobodyHasIsFree() {
    assertEquals(new KeyCheck.Free(), check("Shortcut+Alt+T", "label.split"));
  }

  @Test
  void aKeyOfAnotherCommandIsTaken() {
    assertEquals(
        new KeyCheck.Taken(List.of("play.toggle"), Optional.empty(), false),
        check("Space", "label.split"));
  }

  @Test
  void aKeyOfAClassIsTakenWithAndWithoutShift() {
    var taken = new KeyCheck.Taken(List.of(), Optional.of("jump"), false);
    assertEquals(taken, check("'q'", "label.split"));
    assertEquals(taken, check("'Q'", "label.split"));
  }

  @Test
  void aKeyThatEditsTextIsNamed() {
    assertEquals(
        new KeyCheck.Taken(List.of("edit.undo"), Optional.empty(), true),
        check("Shortcut+Z", "label.split"));
  }

  @Test
  void aCommandThatIsNotThereHasNoClaim() {
    assertEquals(
        new KeyCheck.Free(),
        KeyCheck.of(
            keymap,
            new Key("Space"),
            "label.split",
            Set.of("label.split"),
            character -> Optional.empty()));
  }

  @Test
  void keysOfTheDesktopAndTheWindowAreRefused() {
    assertEquals(new KeyCheck.Refused(KeyCheck.Reason.PLATFORM), check("Alt+F4", "label.split"));
    assertEquals(new KeyCheck.Refused(KeyCheck.Reason.FOCUS), check("Tab", "label.split"));
    assertEquals(new KeyCheck.Refused(KeyCheck.Reason.ESCAPE), check("Esc", "label.split"));
    assertEquals(new KeyCheck.Refused(KeyCheck.Reason.SAME), check("'s'", "label.split"));
  }
}
