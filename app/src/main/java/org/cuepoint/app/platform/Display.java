package org.cuepoint.app.platform;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The screen of this computer, as far as the environment tells.
 *
 * @param found what a person reads, for example {@code DISPLAY=:0}; empty when there is none
 */
public record Display(Optional<String> found) {

  /** Looks for a screen. */
  public static Display ofThisComputer() {
    return of(
        System.getenv(),
        System.getProperty("os.name", ""),
        System.getProperty("glass.platform", ""));
  }

  /**
   * Looks for a screen.
   *
   * @param environment environment variables
   * @param system name of the operating system, as the property {@code os.name} has it
   * @param glass JavaFX's platform when one was asked for, else blank
   */
  public static Display of(Map<String, String> environment, String system, String glass) {
    String name = system.toLowerCase(Locale.ROOT);
    if (glass.equalsIgnoreCase("headless")) {
      return new Display(Optional.of("JavaFX's headless screen"));
    }
    if (name.contains("windows") || name.contains("mac")) {
      return new Display(Optional.of("the platform's own"));
    }
    for (String variable : new String[] {"DISPLAY", "WAYLAND_DISPLAY"}) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isBlank()) {
        return new Display(Optional.of(variable + "=" + value));
      }
    }
    return new Display(Optional.empty());
  }
}
