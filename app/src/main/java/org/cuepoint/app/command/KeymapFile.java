package org.cuepoint.app.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keymaps as text, one line a command: {@code play.toggle = Space, 'k'}. Lines that begin with
 * {@code #} are remarks. Names without a dot say something about the whole map: {@code name},
 * {@code preset} (where it comes from), {@code base} (a preset whose keys are kept where the file
 * names neither the command nor the key), {@code class-keys} and {@code share} (keys that several
 * commands have on purpose). No state.
 */
public final class KeymapFile {

  private static final String SEPARATOR = ",\\s+";

  private KeymapFile() {}

  /**
   * Reads a keymap.
   *
   * @param preset id of the new keymap; the base's when empty
   * @param presets finds a base by its id
   * @throws IllegalArgumentException if a line is not understood; the message names the line
   */
  public static Keymap read(String text, String preset, Function<String, Keymap> presets) {
    Map<String, List<Key>> named = new LinkedHashMap<>();
    Map<String, String> header = new LinkedHashMap<>();
    Set<Key> shared = new LinkedHashSet<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String content = line.strip();
      if (!content.isEmpty() && !content.startsWith("#")) {
        try {
          readLine(content, named, header, shared);
        } catch (IllegalArgumentException wrong) {
          throw new IllegalArgumentException("Line " + number + ": " + wrong.getMessage(), wrong);
        }
      }
    }
    Keymap base = header.containsKey("base") ? presets.apply(header.get("base")) : Keymap.EMPTY;
    shared.addAll(base.shared());
    return new Keymap(
        preset.isEmpty() ? header.getOrDefault("preset", base.preset()) : preset,
        header.getOrDefault("name", base.name()),
        header.containsKey("class-keys")
            ? ClassKeyMode.of(header.get("class-keys"))
            : base.classKeys(),
        over(base, named),
        shared);
  }

  private static void readLine(
      String line, Map<String, List<Key>> named, Map<String, String> header, Set<Key> shared) {
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("“" + line + "” has no “=”");
    }
    String id = line.substring(0, equals).strip();
    String value = line.substring(equals + 1).strip();
    if (id.contains(".")) {
      if (named.put(id, keys(value)) != null) {
        throw new IllegalArgumentException("“" + id + "” is there twice");
      }
    } else if (id.equals("share")) {
      shared.addAll(keys(value));
    } else {
      if (id.equals("class-keys")) {
        ClassKeyMode.of(value);
      }
      header.put(id, value);
    }
  }

  private static List<Key> keys(String value) {
    List<Key> keys = new ArrayList<>();
    if (!value.isEmpty()) {
      for (String each : value.split(SEPARATOR, -1)) {
        keys.add(new Key(each));
      }
    }
    return keys;
  }

  /** A command of the file comes first; the base keeps what the file leaves free. */
  private static Map<String, List<Key>> over(Keymap base, Map<String, List<Key>> named) {
    Set<Key> used = new HashSet<>();
    named.values().forEach(used::addAll);
    Map<String, List<Key>> all = new LinkedHashMap<>(named);
    base.keys()
        .forEach(
            (id, keys) ->
                all.putIfAbsent(id, keys.stream().filter(k -> !used.contains(k)).toList()));
    return all;
  }

  /** Returns a file that {@link #read} turns into the same keymap again. */
  public static String write(Keymap keymap) {
    StringBuilder text = new StringBuilder();
    text.append("name = ").append(keymap.name()).append('\n');
    text.append("preset = ").append(keymap.preset()).append('\n');
    text.append("class-keys = ").append(keymap.classKeys().key()).append('\n');
    if (!keymap.shared().isEmpty()) {
      text.append("share = ").append(join(keymap.shared())).append('\n');
    }
    String group = "";
    for (Map.Entry<String, List<Key>> entry : keymap.keys().entrySet()) {
      String id = entry.getKey();
      String next = id.substring(0, Math.max(0, id.indexOf('.')));
      if (!next.equals(group)) {
        group = next;
        text.append('\n');
      }
      text.append(id).append(" = ").append(join(entry.getValue())).append('\n');
    }
    return text.toString();
  }

  private static String join(Iterable<Key> keys) {
    List<String> all = new ArrayList<>();
    keys.forEach(key -> all.add(key.notation()));
    return all.stream().collect(Collectors.joining(", "));
  }
}
