package org.cuepoint.app.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {

  private static final Path HOME = Path.of("/home/ada").toAbsolutePath();

  @Test
  void linuxUsesTheFoldersOfTheFreeDesktop() {
    Places places = Places.of(Map.of(), "Linux", HOME);

    assertEquals(HOME.resolve(".local/share/cuepoint"), places.data());
    assertEquals(HOME.resolve(".config/cuepoint"), places.config());
    assertEquals(HOME.resolve(".local/state/cuepoint"), places.logs());
    assertEquals(HOME.resolve(".cache/cuepoint"), places.cache());
  }

  @Test
  void variablesMoveTheFolders() {
    Path data = HOME.resolve("elsewhere");

    Places places = Places.of(Map.of("XDG_DATA_HOME", data.toString()), "Linux", HOME);

    assertEquals(data.resolve("cuepoint"), places.data());
  }

  @Test
  void variablesWithoutAnAbsolutePathAreIgnored() {
    Places places =
        Places.of(Map.of("XDG_DATA_HOME", "relative", "XDG_CACHE_HOME", ""), "Linux", HOME);

    assertEquals(Places.of(Map.of(), "Linux", HOME), places);
  }

  @Test
  void macUsesLibrary() {
    Places places = Places.of(Map.of(), "Mac OS X", HOME);

    assertEquals(HOME.resolve("Library/Application Support/Cuepoint"), places.data());
    assertEquals(HOME.resolve("Library/Logs/Cuepoint"), places.logs());
    assertEquals(HOME.resolve("Library/Caches/Cuepoint"), places.cache());
  }

  @Test
  void windowsUsesAppData() {
    Path roaming = HOME.resolve("Roaming");
    Path local = HOME.resolve("Local");

    Places places =
        Places.of(
            Map.of("APPDATA", roaming.toString(), "LOCALAPPDATA", local.toString()),
            "Windows 11",
            HOME);

    assertEquals(roaming.resolve("Cuepoint"), places.config());
    assertEquals(local.resolve("Cuepoint").resolve("Logs"), places.logs());
  }
}
