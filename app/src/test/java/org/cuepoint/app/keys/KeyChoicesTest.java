package org.cuepoint.app.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.cuepoint.app.command.ClassKeyMode;
import org.cuepoint.app.command.Key;
import org.cuepoint.app.command.Keymap;
import org.cuepoint.app.command.KeymapPresets;
import org.cuepoint.app.settings.SettingsStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // Jupiter fills in the folder.
class KeyChoicesTest {

  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("settings.json");
  }

  private KeyChoices open() {
    ObjectProperty<Keymap> keymap = new SimpleObjectProperty<>(Keymap.EMPTY);
    return new KeyChoices(new SettingsStore(file), keymap);
  }

  @Test
  void theFirstStartHasTheDefault() {
    assertEquals(KeymapPresets.cuepoint(), open().keymap());
    assertFalse(open().isChanged());
  }

  @Test
  void aChangeIsThereAfterARestart() {
    KeyChoices choices = open();
    choices.choose("via");
    choices.use(
        choices.keymap().taking(Key.typed("q"), "label.split").with(ClassKeyMode.PRESS_HOLD));
    assertEquals(choices.keymap(), open().keymap());
    assertTrue(open().isChanged());
  }

  @Test
  void changesStayWithTheirPreset() {
    KeyChoices choices = open();
    choices.use(choices.keymap().taking(Key.typed("q"), "label.split"));
    choices.choose("boris");
    assertFalse(choices.isChanged());
    choices.choose("cuepoint");
    assertEquals(List.of(Key.typed("s"), Key.typed("q")), choices.keymap().of("label.split"));
  }

  @Test
  void commandsAndPresetsOfANewerVersionSurvive() throws IOException {
    Files.writeString(
        file,
        """
        {"keymap": {"preset": "cuepoint", "classKeys": {"newer": "by-foot"}, "changes": {
          "cuepoint": {"future.fly": ["Shortcut+Alt+F"]},
          "newer": {"label.split": ["Hyper+S"]}}}}
        """);
    KeyChoices choices = open();
    assertEquals(List.of(new Key("Shortcut+Alt+F")), choices.keymap().of("future.fly"));
    choices.use(choices.keymap().taking(Key.typed("q"), "label.split"));
    String written = Files.readString(file);
    assertTrue(written.contains("future.fly"), written);
    assertTrue(written.contains("Hyper+S"), written);
    assertTrue(written.contains("by-foot"), written);
  }

  @Test
  void whatIsNotUnderstoodIsLeftOut() throws IOException {
    Files.writeString(
        file,
        """
        {"keymap": {"preset": "gone", "classKeys": {"cuepoint": "sometimes"},
          "changes": {"cuepoint": {"label.split": ["Hyper+S", "'q'"]}}}}
        """);
    assertEquals(List.of(Key.typed("q")), open().keymap().of("label.split"));
    assertEquals(ClassKeyMode.PRESS_PRESS, open().keymap().classKeys());
  }
}
