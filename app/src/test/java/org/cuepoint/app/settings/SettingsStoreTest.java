package org.cuepoint.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("config/settings.json");
  }

  @Test
  void whatWasSavedIsThereAfterARestart() {
    LearningSettings saved = new LearningSettings(false, "margin", 12);
    new SettingsStore(file()).save(LearningSettings.KEY, saved);
    assertEquals(
        saved, new SettingsStore(file()).load(LearningSettings.KEY, LearningSettings.defaults()));
  }

  @Test
  void aNestedRecordSurvivesARoundTrip() {
    WindowSettings saved =
        new WindowSettings(
            1400,
            900,
            true,
            0.1,
            0.9,
            0.5,
            0.4,
            "DARK",
            new WindowSettings.Panels(true, false, true));
    new SettingsStore(file()).save(WindowSettings.KEY, saved);
    assertEquals(
        saved, new SettingsStore(file()).load(WindowSettings.KEY, WindowSettings.defaults()));
  }

  @Test
  void missingFileAndMissingKeysMeanDefaults() throws IOException {
    assertEquals(
        LearningSettings.defaults(),
        new SettingsStore(file()).load(LearningSettings.KEY, LearningSettings.defaults()));
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{\"learning\":{\"acquisition\":\"margin\"}}");
    assertEquals(
        LearningSettings.defaults().withAcquisition("margin"),
        new SettingsStore(file()).load(LearningSettings.KEY, LearningSettings.defaults()));
  }

  @Test
  void unknownKeysSurviveARoundTrip() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(
        file(), "{\"future\":{\"x\":1},\"learning\":{\"acquisition\":\"margin\",\"batch\":7}}");
    SettingsStore store = new SettingsStore(file());
    store.save(LearningSettings.KEY, LearningSettings.defaults());
    String written = Files.readString(file());
    assertTrue(written.contains("\"future\""), written);
    assertTrue(written.contains("\"batch\": 7"), written);
  }

  @Test
  void aDamagedFileIsSetAsideAndDefaultsAreUsed() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{\"learning\":");
    SettingsStore store = new SettingsStore(file());
    assertEquals(
        LearningSettings.defaults(), store.load(LearningSettings.KEY, LearningSettings.defaults()));
    assertTrue(Files.exists(file().resolveSibling("settings.json.damaged")));
  }

  @Test
  void theLatestProjectStandsFirstAndOnlyOnce() {
    ProjectSettings settings =
        ProjectSettings.defaults()
            .opened(folder.resolve("a"))
            .opened(folder.resolve("b"))
            .opened(folder.resolve("a"));
    assertEquals(
        List.of(folder.resolve("a").toString(), folder.resolve("b").toString()), settings.recent());
    assertEquals(
        List.of(folder.resolve("b").toString()), settings.forgotten(folder.resolve("a")).recent());
  }
}
