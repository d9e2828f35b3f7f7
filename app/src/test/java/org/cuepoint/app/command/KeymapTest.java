package org.cuepoint.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeymapTest {

  private static final Key SPACE = new Key("Space");
  private static final Key K = Key.typed("k");

  private static Keymap read(String text) {
    return KeymapFile.read(text, "mine", id -> KeymapPresets.find(id).orElseThrow());
  }

  @Test
  void takingAKeyLeavesItToOneCommand() {
    Keymap keymap = read("play.toggle = Space, 'k'\nlabel.split = 's'");
    Keymap taken = keymap.taking(K, "label.split");
    assertEquals(List.of(SPACE), taken.of("play.toggle"));
    assertEquals(List.of(Key.typed("s"), K), taken.of("label.split"));
    assertEquals(List.of("label.split"), taken.commandsOn(K));
  }

  @Test
  void differencesTurnOneKeymapIntoTheOther() {
    Keymap before = read("play.toggle = Space\nlabel.split = 's'\nlabel.point = 'p'");
    Keymap after = before.taking(SPACE, "label.split").with("label.point", List.of());
    Map<String, List<Key>> differences = after.differencesFrom(before);
    assertEquals(Set.of("play.toggle", "label.split", "label.point"), differences.keySet());
    assertEquals(after.keys(), before.withAll(differences).keys());
  }

  @Test
  void aFileSaysTheSameWhenReadAgain() {
    for (Keymap preset : KeymapPresets.all()) {
      assertEquals(preset, KeymapPresets.read(KeymapFile.write(preset)), preset.name());
    }
  }

  @Test
  void commandsThatNobodyKnowsAreKept() {
    Keymap keymap = read("name = Ours\nfuture.fly = Shortcut+Alt+F");
    assertTrue(KeymapFile.write(keymap).contains("future.fly = Shortcut+Alt+F"));
    assertEquals(List.of(), keymap.clashes(Set.of("play.toggle")));
  }

  @Test
  void aBaseKeepsWhatTheFileLeavesFree() {
    Keymap keymap = read("base = cuepoint\nlabel.split = Space, 'q'");
    assertEquals(List.of(), keymap.of("play.toggle"));
    assertEquals(List.of(new Key("Left")), keymap.of("play.step-back"));
  }

  @Test
  void aWrongLineIsNamed() {
    var wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> read("# fine\nplay.toggle = Space\nlabel.split = s"));
    String message = String.valueOf(wrong.getMessage());
    assertTrue(message.startsWith("Line 3"), message);
    assertThrows(IllegalArgumentException.class, () -> read("class-keys = sometimes"));
    assertThrows(IllegalArgumentException.class, () -> read("play.toggle"));
    assertThrows(IllegalArgumentException.class, () -> read("a.b = 'x'\na.b = 'y'"));
  }

  @Test
  void aKeyOfTwoCommandsClashesUnlessShared() {
    String both = "label.start-earlier = 'l'\nplay.step-back = 'l'\n";
    Set<String> known = Set.of("label.start-earlier", "play.step-back");
    assertEquals(
        List.of(new Keymap.Clash(Key.typed("l"), List.of("label.start-earlier", "play.step-back"))),
        read(both).clashes(known));
    assertEquals(List.of(), read("share = 'l'\n" + both).clashes(known));
  }
}
