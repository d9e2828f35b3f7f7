package org.cuepoint.app.platform;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The folders of this program for this person, as the platform wants them. Nothing here makes a
 * folder.
 *
 * @param data what the program makes for the person, such as the working copy of the sample project
 * @param config settings
 * @param logs logs and crash reports
 * @param cache what can be made again
 */
public record Places(Path data, Path config, Path logs, Path cache) {

  /** Returns the folders on this computer. */
  public static Places ofThisComputer() {
    return of(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")));
  }

  /**
   * Returns the folders of a platform. The XDG variables win on every platform when they hold an
   * absolute path, as their specification asks.
   *
   * @param environment environment variables
   * @param system name of the operating system, as the property {@code os.name} has it
   * @param home the person's home folder
   */
  public static Places of(Map<String, String> environment, String system, Path home) {
    String name = system.toLowerCase(Locale.ROOT);
    Places usual;
    if (name.contains("mac")) {
      Path library = home.resolve("Library");
      Path support = library.resolve("Application Support").resolve("Cuepoint");
      usual =
          new Places(
              support,
              support,
              library.resolve("Logs").resolve("Cuepoint"),
              library.resolve("Caches").resolve("Cuepoint"));
    } else if (name.contains("windows")) {
      Path appData = home.resolve("AppData");
      Path roaming =
          absolute(environment, "APPDATA").orElse(appData.resolve("Roaming")).resolve("Cuepoint");
      Path local =
          absolute(environment, "LOCALAPPDATA")
              .orElse(appData.resolve("Local"))
              .resolve("Cuepoint");
      usual = new Places(roaming, roaming, local.resolve("Logs"), local.resolve("Cache"));
    } else {
      Path local = home.resolve(".local");
      usual =
          new Places(
              local.resolve("share").resolve("cuepoint"),
              home.resolve(".config").resolve("cuepoint"),
              local.resolve("state").resolve("cuepoint"),
              home.resolve(".cache").resolve("cuepoint"));
    }
    return new Places(
        xdg(environment, "XDG_DATA_HOME").orElse(usual.data),
        xdg(environment, "XDG_CONFIG_HOME").orElse(usual.config),
        xdg(environment, "XDG_STATE_HOME").orElse(usual.logs),
        xdg(environment, "XDG_CACHE_HOME").orElse(usual.cache));
  }

  /** Returns the file that keeps the settings. */
  public Path settingsFile() {
    return config.resolve("settings.json");
  }

  private static Optional<Path> xdg(Map<String, String> environment, String variable) {
    return absolute(environment, variable).map(folder -> folder.resolve("cuepoint"));
  }

  private static Optional<Path> absolute(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }
}
