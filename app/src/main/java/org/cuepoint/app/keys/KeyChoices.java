package org.cuepoint.app.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import org.cuepoint.app.command.ClassKeyMode;
import org.cuepoint.app.command.Key;
import org.cuepoint.app.command.Keymap;
import org.cuepoint.app.command.KeymapPresets;
import org.cuepoint.app.settings.KeymapSettings;
import org.cuepoint.app.settings.SettingsStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keymap a person chose: a preset and what was changed in it, kept in the settings at every
 * change. Changes belong to their preset; they come back with it. FX thread only.
 */
public final class KeyChoices {

  private static final Logger LOG = LoggerFactory.getLogger(KeyChoices.class);

  private final SettingsStore store;
  private final ObjectProperty<Keymap> keymap;

  /**
   * Reads the choice and puts it into effect.
   *
   * @param keymap takes the keymap, now and at every change
   */
  public KeyChoices(SettingsStore store, ObjectProperty<Keymap> keymap) {
    this.store = store;
    this.keymap = keymap;
    keymap.set(restored(settings().preset()));
  }

  private KeymapSettings settings() {
    return store.load(KeymapSettings.KEY, KeymapSettings.defaults());
  }

  private Keymap restored(String id) {
    Keymap preset = KeymapPresets.find(id).orElseGet(KeymapPresets::cuepoint);
    KeymapSettings settings = settings();
    Map<String, List<Key>> changes = new LinkedHashMap<>();
    settings
        .changes()
        .getOrDefault(preset.preset(), Map.of())
        .forEach((command, keys) -> changes.put(command, keys(keys)));
    return preset.withAll(changes).with(mode(settings, preset));
  }

  private static List<Key> keys(List<String> notations) {
    List<Key> keys = new ArrayList<>();
    for (String notation : notations) {
      try {
        keys.add(new Key(notation));
      } catch (IllegalArgumentException unknown) {
        LOG.warn("A key of the settings is not understood and left out: {}", unknown.getMessage());
      }
    }
    return keys;
  }

  private static ClassKeyMode mode(KeymapSettings settings, Keymap preset) {
    String kept = settings.classKeys().get(preset.preset());
    for (ClassKeyMode mode : ClassKeyMode.values()) {
      if (mode.key().equals(kept)) {
        return mode;
      }
    }
    return preset.classKeys();
  }

  /** Returns the keymap in use. */
  public Keymap keymap() {
    return keymap.get();
  }

  /** Returns the preset that the keymap in use is based on, without changes. */
  public Keymap preset() {
    return KeymapPresets.find(keymap().preset()).orElseGet(KeymapPresets::cuepoint);
  }

  /** Says whether the keymap in use differs from its preset. */
  public boolean isChanged() {
    return !keymap().differencesFrom(preset()).isEmpty()
        || keymap().classKeys() != preset().classKeys();
  }

  /** Changes to a preset, with what was changed in it before. */
  public void choose(String preset) {
    use(restored(preset));
  }

  /** Puts a keymap into effect and keeps it. */
  public void use(Keymap next) {
    keymap.set(next);
    KeymapSettings before = settings();
    Map<String, Map<String, List<String>>> changes = new LinkedHashMap<>(before.changes());
    Map<String, String> classKeys = new LinkedHashMap<>(before.classKeys());
    Map<String, List<String>> mine = new LinkedHashMap<>();
    next.differencesFrom(preset())
        .forEach((id, keys) -> mine.put(id, keys.stream().map(Key::notation).toList()));
    changes.put(next.preset(), mine);
    if (next.classKeys() == preset().classKeys()) {
      classKeys.remove(next.preset());
    } else {
      classKeys.put(next.preset(), next.classKeys().key());
    }
    store.save(KeymapSettings.KEY, new KeymapSettings(next.preset(), changes, classKeys));
  }
}
