package org.cuepoint.app.theme;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;

/** A palette of the window. */
public enum Theme {
  /** Dark text on light ground. */
  LIGHT("light.css"),
  /** Light text on dark ground. */
  DARK("dark.css");

  private final String palette;

  Theme(String palette) {
    this.palette = palette;
  }

  /** Returns the theme of this name, or the light one when there is none. */
  public static Theme named(String name) {
    return DARK.name().equals(name) ? DARK : LIGHT;
  }

  /** Gives a scene this look and takes any other of ours away. FX thread only. */
  public void applyTo(Scene scene) {
    List<String> others =
        scene.getStylesheets().stream()
            .filter(sheet -> !sheet.endsWith("light.css") && !sheet.endsWith("dark.css"))
            .filter(sheet -> !sheet.endsWith("/cuepoint.css"))
            .toList();
    List<String> sheets = new java.util.ArrayList<>(stylesheets());
    sheets.addAll(others);
    scene.getStylesheets().setAll(sheets);
  }

  /** Returns the addresses of this theme's style sheets, palette first. */
  public List<String> stylesheets() {
    return List.of(address(palette), address("cuepoint.css"));
  }

  private static String address(String name) {
    URL url = Theme.class.getResource(name);
    return Objects.requireNonNull(url, name).toExternalForm();
  }
}
