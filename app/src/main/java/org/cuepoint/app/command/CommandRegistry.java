package org.cuepoint.app.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** All commands of the window, in menu order, and the keymap that is in use. FX thread only. */
public final class CommandRegistry {

  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final ObjectProperty<Keymap> keymap =
      new SimpleObjectProperty<>(KeymapPresets.cuepoint());
  private final Map<KeyCombination, List<Command>> pressed = new LinkedHashMap<>();
  private final Map<String, List<Command>> typed = new LinkedHashMap<>();

  /** Makes an empty registry that uses the default keymap. */
  public CommandRegistry() {
    keymap.addListener((property, old, now) -> applyKeymap());
  }

  /**
   * Adds a command, which takes the keys that the keymap has for it.
   *
   * @throws IllegalArgumentException if its id is taken
   */
  public Command add(Command command) {
    if (commands.putIfAbsent(command.id(), command) != null) {
      throw new IllegalArgumentException("There are two commands '" + command.id() + "'");
    }
    applyKeymap();
    return command;
  }

  private void applyKeymap() {
    Keymap now = keymap.get();
    pressed.clear();
    typed.clear();
    now.keys()
        .forEach(
            (id, keys) -> {
              Command command = commands.get(id);
              if (command != null) {
                keys.forEach(key -> index(key, command));
              }
            });
    commands.values().forEach(command -> command.setKeys(now.of(command.id())));
  }

  private void index(Key key, Command command) {
    key.character()
        .ifPresentOrElse(
            character -> typed.computeIfAbsent(character, c -> new ArrayList<>()).add(command),
            () -> pressed.computeIfAbsent(key.combination(), c -> new ArrayList<>()).add(command));
  }

  /** Returns the keymap that is in use; menus, tooltips, the sheet and the router follow it. */
  public ObjectProperty<Keymap> keymapProperty() {
    return keymap;
  }

  /**
   * Returns the command with this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Command get(String id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("There is no command '" + id + "'"));
  }

  /** Returns the command with this id, or empty if there is none. */
  public Optional<Command> find(String id) {
    return Optional.ofNullable(commands.get(id));
  }

  /** Returns all commands in the order they were added. */
  public Collection<Command> all() {
    return Collections.unmodifiableCollection(commands.values());
  }

  /** Returns the ids of all commands. */
  public Set<String> ids() {
    return Collections.unmodifiableSet(commands.keySet());
  }

  /** Returns the characters that commands are known by; class keys cannot use them. */
  public Set<String> typedCharacters() {
    return new TreeSet<>(typed.keySet());
  }

  /** Returns the command that a press runs: the first that is possible of those on the key. */
  Optional<Command> pressed(KeyEvent event) {
    return pressed.entrySet().stream()
        .filter(entry -> entry.getKey().match(event))
        .flatMap(entry -> entry.getValue().stream())
        .filter(command -> command.enabledProperty().get())
        .findFirst();
  }

  /** Returns the commands that have a character, the one that goes first at the front. */
  List<Command> typed(String character) {
    return Collections.unmodifiableList(typed.getOrDefault(character, List.of()));
  }
}
