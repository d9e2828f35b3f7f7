package org.cuepoint.app.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.cuepoint.app.command.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // Jupiter fills in the folder.
class CommandPaletteViewModelTest {

  @TempDir private Path folder;

  private KeysFixture fixture;

  @BeforeEach
  void make() {
    fixture = new KeysFixture(folder);
    fixture.commands.add(
        Command.titled("play.never", "Play never").when(new SimpleBooleanProperty(false)));
  }

  private CommandPaletteViewModel palette() {
    return new CommandPaletteViewModel(fixture.commands, fixture.classes, List::of);
  }

  private static List<String> titles(CommandPaletteViewModel palette) {
    return palette.found().stream().map(CommandPaletteViewModel.Entry::title).toList();
  }

  @Test
  void everyCommandAndClassIsThere() {
    assertEquals(fixture.commands.all().size() + 2, palette().found().size());
  }

  @Test
  void whatIsPossibleComesFirst() {
    CommandPaletteViewModel palette = palette();
    palette.searchProperty().set("play");
    assertEquals(List.of("Play or pause", "Play faster", "Play never"), titles(palette));
    assertTrue(palette.chosen().isPresent());
    palette.move(9);
    assertTrue(palette.chosen().isEmpty());
  }

  @Test
  void aClassIsFoundByItsName() {
    CommandPaletteViewModel palette = palette();
    palette.searchProperty().set("wave");
    assertEquals(List.of("Label wave"), titles(palette));
  }

  @Test
  void theChosenCommandRuns() {
    CommandPaletteViewModel palette = palette();
    palette.searchProperty().set("split");
    palette.chosen().orElseThrow().run().run();
    assertEquals(List.of("label.split"), fixture.happened);
  }

  @Test
  void nothingFoundIsNothingChosen() {
    CommandPaletteViewModel palette = palette();
    palette.searchProperty().set("xyzzy");
    palette.move(1);
    assertTrue(palette.chosen().isEmpty());
  }
}
