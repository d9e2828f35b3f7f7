package org.cuepoint.app.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings by feature in one JSON file. Keys that this version does not know survive a round trip,
 * at the top and inside a feature's object; missing keys take their defaults. Thread-safe.
 */
public final class SettingsStore {

  private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private final Path file;
  private JsonObject all;

  /**
   * Reads the file; a missing one means defaults, an unreadable one is set aside and logged.
   *
   * @param file for example {@code settings.json} in the configuration folder; made on first save
   */
  public SettingsStore(Path file) {
    this.file = file;
    this.all = read(file);
  }

  /**
   * Returns the settings of a feature.
   *
   * @param feature the key of its object in the file
   * @param defaults gives the type, and the value of what the file does not say
   */
  public synchronized <T extends Record> T load(String feature, T defaults) {
    JsonObject merged = GSON.toJsonTree(defaults).getAsJsonObject();
    if (all.get(feature) instanceof JsonObject stored) {
      stored.entrySet().forEach(entry -> merged.add(entry.getKey(), entry.getValue()));
    }
    try {
      @SuppressWarnings("unchecked") // The class of a record value is the record's class.
      Class<T> type = (Class<T>) defaults.getClass();
      return GSON.fromJson(merged, type);
    } catch (JsonParseException | IllegalArgumentException | NullPointerException damaged) {
      LOG.warn("The settings '{}' in {} are not as expected; defaults are used", feature, file);
      return defaults;
    }
  }

  /** Keeps the settings of a feature and writes the file; a failure to write is logged. */
  public synchronized <T extends Record> void save(String feature, T value) {
    JsonObject merged =
        all.get(feature) instanceof JsonObject stored ? stored.deepCopy() : new JsonObject();
    for (var entry : GSON.toJsonTree(value).getAsJsonObject().entrySet()) {
      merged.add(entry.getKey(), entry.getValue());
    }
    all.add(feature, merged);
    write();
  }

  private void write() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, GSON.toJson(all));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      LOG.warn("Settings cannot be written to {}", file, unwritable);
    }
  }

  private static JsonObject read(Path file) {
    if (!Files.exists(file)) {
      return new JsonObject();
    }
    try {
      JsonElement content = JsonParser.parseString(Files.readString(file));
      return content.isJsonObject() ? content.getAsJsonObject() : new JsonObject();
    } catch (IOException | JsonParseException unreadable) {
      LOG.warn("Settings in {} cannot be read; defaults are used", file, unreadable);
      setAside(file);
      return new JsonObject();
    }
  }

  private static void setAside(Path file) {
    try {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".damaged"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException immovable) {
      LOG.warn("{} cannot be set aside", file, immovable);
    }
  }
}
