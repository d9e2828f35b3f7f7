package org.cuepoint.app.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which keys run which commands. Ids that no command has are kept and mean nothing, so that a
 * keymap of a newer version survives this one. Immutable.
 *
 * @param preset id of the preset it is based on
 * @param name for people
 * @param classKeys what class keys mean
 * @param keys command id to its keys, the one that menus show first; the order of ids decides who
 *     goes first on a shared key. A command that is not there has no key
 * @param shared keys that several commands have on purpose: the first that is possible now runs
 */
public record Keymap(
    String preset,
    String name,
    ClassKeyMode classKeys,
    Map<String, List<Key>> keys,
    Set<Key> shared) {

  /** No keys at all. */
  public static final Keymap EMPTY =
      new Keymap("", "", ClassKeyMode.PRESS_PRESS, Map.of(), Set.of());

  /** A key that more than one command has, though it is not shared. */
  public record Clash(Key key, List<String> commands) {
    /** Copies the list. */
    public Clash {
      commands = List.copyOf(commands);
    }
  }

  /** Copies; a command without keys is left out. */
  public Keymap {
    Map<String, List<Key>> copy = new LinkedHashMap<>();
    keys.forEach(
        (id, list) -> {
          if (!list.isEmpty()) {
            copy.put(id, List.copyOf(new LinkedHashSet<>(list)));
          }
        });
    keys = Collections.unmodifiableMap(copy);
    shared = Collections.unmodifiableSet(new LinkedHashSet<>(shared));
  }

  /** Returns the keys of a command, perhaps none. */
  public List<Key> of(String command) {
    return keys.getOrDefault(command, List.of());
  }

  /** Returns the commands that have a key, the one that goes first at the front. */
  public List<String> commandsOn(Key key) {
    return keys.entrySet().stream()
        .filter(entry -> entry.getValue().contains(key))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the same keymap with other keys for one command. */
  public Keymap with(String command, List<Key> newKeys) {
    Map<String, List<Key>> next = new LinkedHashMap<>(keys);
    next.put(command, newKeys);
    return new Keymap(preset, name, classKeys, next, shared);
  }

  /** Returns the same keymap with the changes put in, ids that are not among them untouched. */
  public Keymap withAll(Map<String, List<Key>> changes) {
    Map<String, List<Key>> next = new LinkedHashMap<>(keys);
    next.putAll(changes);
    return new Keymap(preset, name, classKeys, next, shared);
  }

  /** Returns the same keymap in which only this command has the key. */
  public Keymap taking(Key key, String command) {
    Map<String, List<Key>> next = new LinkedHashMap<>();
    keys.forEach((id, list) -> next.put(id, id.equals(command) ? list : without(list, key)));
    List<Key> own = new ArrayList<>(of(command));
    own.add(key);
    next.put(command, own);
    return new Keymap(preset, name, classKeys, next, shared);
  }

  private static List<Key> without(List<Key> list, Key key) {
    return list.stream().filter(k -> !k.equals(key)).toList();
  }

  /** Returns the same keymap with class keys that mean something else. */
  public Keymap with(ClassKeyMode mode) {
    return new Keymap(preset, name, mode, keys, shared);
  }

  /**
   * Returns what differs from another keymap, by command; an empty list means that the command has
   * lost its keys. {@code other.withAll(differencesFrom(other))} has the same keys as this.
   */
  public Map<String, List<Key>> differencesFrom(Keymap other) {
    Set<String> ids = new LinkedHashSet<>(other.keys.keySet());
    ids.addAll(keys.keySet());
    Map<String, List<Key>> differences = new LinkedHashMap<>();
    for (String id : ids) {
      if (!of(id).equals(other.of(id))) {
        differences.put(id, of(id));
      }
    }
    return differences;
  }

  /**
   * Returns the keys that several commands have and do not share.
   *
   * @param known ids of the commands that there are; others take part in no clash
   */
  public List<Clash> clashes(Set<String> known) {
    Map<Key, List<String>> owners = new LinkedHashMap<>();
    keys.forEach(
        (id, list) -> {
          if (known.contains(id)) {
            list.forEach(key -> owners.computeIfAbsent(key, k -> new ArrayList<>()).add(id));
          }
        });
    return owners.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1 && !shared.contains(entry.getKey()))
        .map(entry -> new Clash(entry.getKey(), entry.getValue()))
        .toList();
  }
}
