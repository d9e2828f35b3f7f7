package org.cuepoint.app.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cuepoint.app.command.ClassKeyMode;
import org.cuepoint.app.command.Key;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // Jupiter fills in the folder.
class KeyEditorViewModelTest {

  private static final Key SPACE = new Key("Space");

  @TempDir private Path folder;

  private KeysFixture fixture;
  private KeyEditorViewModel model;

  @BeforeEach
  void make() {
    fixture = new KeysFixture(folder);
    model = new KeyEditorViewModel(fixture.commands, fixture.choices, fixture.classes);
  }

  private List<Key> keys(String command) {
    return fixture.commands.get(command).keys();
  }

  private void press(String command, Key key) {
    model.record(command);
    model.recorded(key);
  }

  private String message() {
    return model.messageProperty().get();
  }

  @Test
  void aFreeKeyIsGivenAtOnce() {
    press("label.split", new Key("Shortcut+Alt+T"));
    assertEquals(List.of(Key.typed("s"), new Key("Shortcut+Alt+T")), keys("label.split"));
    assertEquals("Ctrl+Alt+T now does “Split”.", message());
  }

  @Test
  void aTakenKeyIsNamedAndGivenOnlyWhenThePersonSaysSo() {
    press("label.split", SPACE);
    assertEquals("Space belongs to “Play or pause”. Take it for “Split”?", message());
    assertTrue(model.askingProperty().get());
    assertEquals(List.of(SPACE), keys("play.toggle"));
    model.take();
    assertEquals(List.of(), keys("play.toggle"));
    assertEquals(List.of(Key.typed("s"), SPACE), keys("label.split"));
    assertFalse(model.askingProperty().get());
  }

  @Test
  void aTakenKeyThatIsLeftStaysWhereItIs() {
    press("label.split", SPACE);
    model.giveUp();
    model.take();
    assertEquals(List.of(SPACE), keys("play.toggle"));
    assertEquals("", message());
  }

  @Test
  void theKeyOfAClassIsNamed() {
    press("label.split", Key.typed("2"));
    assertEquals(
        "As the key of the class “wave”, 2 would no longer work. Take it for “Split”?", message());
  }

  @Test
  void aKeyThatTheWindowNeedsIsRefused() {
    press("label.split", new Key("Tab"));
    assertTrue(message().startsWith("Tab moves the focus"), message());
    assertFalse(model.askingProperty().get());
    assertEquals(List.of(Key.typed("s")), keys("label.split"));
  }

  @Test
  void oneCommandIsResetAndSaysWhatItCannotHave() {
    press("label.split", SPACE);
    model.take();
    model.reset("play.toggle");
    assertEquals(List.of(), keys("play.toggle"));
    assertEquals("Space stays with “Split”.", message());
    model.reset("label.split");
    model.reset("play.toggle");
    assertEquals(List.of(SPACE), keys("play.toggle"));
    assertFalse(model.isChanged());
  }

  @Test
  void everythingIsReset() {
    press("label.split", SPACE);
    model.take();
    model.modeProperty().set(ClassKeyMode.PRESS_HOLD);
    assertTrue(model.isChanged());
    model.resetAll();
    assertFalse(model.isChanged());
    assertEquals(List.of(SPACE), keys("play.toggle"));
    assertEquals(ClassKeyMode.PRESS_PRESS, model.modeProperty().get());
  }

  @Test
  void aPresetIsInEffectAtOnce() {
    model.presetProperty().set("boris");
    assertEquals(List.of(new Key("Home"), Key.typed(">")), keys("play.faster"));
    assertEquals(ClassKeyMode.STATES, model.modeProperty().get());
  }

  @Test
  void theSearchFindsCommandsByNameGroupAndKey() {
    model.searchProperty().set("play");
    assertEquals(List.of("play.toggle", "play.faster"), ids());
    model.searchProperty().set("space");
    assertEquals(List.of("play.toggle"), ids());
    model.searchProperty().set("label spl");
    assertEquals(List.of("label.split"), ids());
  }

  private List<String> ids() {
    return model.rows().stream().map(KeyEditorViewModel.Row::id).toList();
  }

  @Test
  void anExportedKeymapIsTheSameWhenImported() {
    press("label.split", SPACE);
    model.take();
    var before = fixture.choices.keymap();
    Path file = folder.resolve("mine.keymap");
    model.exportTo(file);
    model.presetProperty().set("via");
    model.importFrom(file);
    assertEquals(before, fixture.choices.keymap());
  }

  @Test
  void aFileThatIsNoKeymapChangesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "label.split = q");
    var before = fixture.choices.keymap();
    model.importFrom(file);
    assertTrue(message().startsWith("notes.txt is no file with keys. Line 1"), message());
    model.importFrom(folder.resolve("missing.keymap"));
    assertTrue(message().contains("cannot be read"), message());
    assertEquals(before, fixture.choices.keymap());
  }

  @Test
  void anImportedClashIsNamed() throws IOException {
    Path file =
        Files.writeString(folder.resolve("two.keymap"), "label.split = 'q'\nplay.toggle = 'q'");
    model.importFrom(file);
    assertTrue(message().contains("“Split”, “Play or pause”"), message());
  }
}
