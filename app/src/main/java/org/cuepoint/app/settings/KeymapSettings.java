package org.cuepoint.app.settings;

import java.util.List;
import java.util.Map;

/**
 * Which keymap is in use, and what a person changed in each preset. Ids and keys that this version
 * does not know stay as they are.
 *
 * @param preset id of the preset in use
 * @param changes preset id to the commands whose keys differ from it, as their notations; an empty
 *     list takes all keys away from a command
 * @param classKeys preset id to what class keys mean, where it differs from the preset
 */
public record KeymapSettings(
    String preset, Map<String, Map<String, List<String>>> changes, Map<String, String> classKeys) {

  /** Key of these settings in the store. */
  public static final String KEY = "keymap";

  /** Copies the maps. */
  public KeymapSettings {
    changes = Map.copyOf(changes);
    classKeys = Map.copyOf(classKeys);
  }

  /** Returns the settings of a first start. */
  public static KeymapSettings defaults() {
    return new KeymapSettings("cuepoint", Map.of(), Map.of());
  }
}
