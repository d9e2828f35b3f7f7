package org.cuepoint.app.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisplayTest {

  @Test
  void linuxWithoutVariablesHasNone() {
    assertEquals(Optional.empty(), Display.of(Map.of("DISPLAY", ""), "Linux", "").found());
  }

  @Test
  void eitherVariableIsEnough() {
    assertEquals(
        Optional.of("DISPLAY=:0"), Display.of(Map.of("DISPLAY", ":0"), "Linux", "").found());
    assertEquals(
        Optional.of("WAYLAND_DISPLAY=wayland-0"),
        Display.of(Map.of("WAYLAND_DISPLAY", "wayland-0"), "Linux", "").found());
  }

  @Test
  void windowsMacAndTheHeadlessPlatformAlwaysHaveOne() {
    assertTrue(Display.of(Map.of(), "Windows 11", "").found().isPresent());
    assertTrue(Display.of(Map.of(), "Mac OS X", "").found().isPresent());
    assertTrue(Display.of(Map.of(), "Linux", "Headless").found().isPresent());
  }
}
