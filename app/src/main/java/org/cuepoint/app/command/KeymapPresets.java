package org.cuepoint.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keymaps that come with the workbench, each a file in {@code keymaps} that also says where the
 * keys are from. Thread-safe.
 */
public final class KeymapPresets {

  private static final List<String> IDS = List.of("cuepoint", "via", "boris", "datavyu-numpad");

  private static final List<Keymap> ALL = readAll();

  private KeymapPresets() {}

  /** Returns all, the default first. */
  public static List<Keymap> all() {
    return ALL;
  }

  /** Returns the default. */
  public static Keymap cuepoint() {
    return ALL.getFirst();
  }

  /** Returns the preset with this id. */
  public static Optional<Keymap> find(String id) {
    return find(ALL, id);
  }

  private static Optional<Keymap> find(List<Keymap> presets, String id) {
    return presets.stream().filter(p -> p.preset().equals(id)).findFirst();
  }

  /**
   * Reads a keymap that a person wrote or exported.
   *
   * @throws IllegalArgumentException if a line is not understood; the message names the line
   */
  public static Keymap read(String text) {
    Keymap read = KeymapFile.read(text, "", KeymapPresets::base);
    String preset = find(read.preset()).orElseGet(KeymapPresets::cuepoint).preset();
    return new Keymap(preset, read.name(), read.classKeys(), read.keys(), read.shared());
  }

  private static Keymap base(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no preset “" + id + "”; there are " + String.join(", ", IDS)));
  }

  private static List<Keymap> readAll() {
    List<Keymap> read = new ArrayList<>();
    for (String id : IDS) {
      read.add(KeymapFile.read(resource(id), id, base -> find(read, base).orElseThrow()));
    }
    return List.copyOf(read);
  }

  private static String resource(String id) {
    String name = "keymaps/" + id + ".keymap";
    try (InputStream in = KeymapPresets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The preset " + name + " is not in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
