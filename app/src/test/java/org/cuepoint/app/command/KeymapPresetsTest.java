package org.cuepoint.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeymapPresetsTest {

  @Test
  void noPresetHasAClash() {
    for (Keymap preset : KeymapPresets.all()) {
      assertEquals(List.of(), preset.clashes(preset.keys().keySet()), preset.name());
    }
  }

  @Test
  void everySharedKeyIsShared() {
    for (Keymap preset : KeymapPresets.all()) {
      preset.shared().forEach(key -> assertTrue(preset.commandsOn(key).size() > 1, key.notation()));
    }
  }

  @Test
  void noPresetTakesWhatTheWindowNeeds() {
    for (Keymap preset : KeymapPresets.all()) {
      preset
          .keys()
          .forEach(
              (id, keys) ->
                  keys.forEach(
                      key -> {
                        assertTrue(!ReservedKeys.belongsToPlatform(key), id + " " + key);
                        assertTrue(!ReservedKeys.movesFocus(key), id + " " + key);
                      }));
      assertEquals(List.of("edit.select-none"), preset.commandsOn(new Key("Esc")));
    }
  }

  @Test
  void noPresetTakesTheFirstNineClassesTheirKeys() {
    for (Keymap preset : KeymapPresets.all()) {
      for (int digit = 1; digit <= 9; digit++) {
        assertEquals(List.of(), preset.commandsOn(Key.typed(String.valueOf(digit))));
      }
    }
  }

  @Test
  void borisLeavesEveryLetterToClasses() {
    Keymap boris = KeymapPresets.find("boris").orElseThrow();
    for (char letter = 'a'; letter <= 'z'; letter++) {
      String lower = String.valueOf(letter);
      assertEquals(List.of(), boris.commandsOn(Key.typed(lower)), lower);
      assertEquals(
          List.of(), boris.commandsOn(Key.typed(lower.toUpperCase(java.util.Locale.ROOT))));
    }
    assertEquals(ClassKeyMode.STATES, boris.classKeys());
  }

  @Test
  void everyPresetCanDoWhatTheDefaultCan() {
    Set<String> all = new HashSet<>(KeymapPresets.cuepoint().keys().keySet());
    for (Keymap preset : KeymapPresets.all()) {
      Set<String> without = new HashSet<>(all);
      without.removeAll(preset.keys().keySet());
      assertEquals(Set.of(), without, preset.name());
    }
  }
}
