package org.cuepoint.app.command;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** All commands of the window, in menu order. FX thread only. */
public final class CommandRegistry {

  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final Map<KeyCombination, Command> keys = new LinkedHashMap<>();

  /** Makes an empty registry. */
  public CommandRegistry() {}

  /**
   * Adds a command.
   *
   * @throws IllegalArgumentException if its id or one of its keys is taken
   */
  public Command add(Command command) {
    if (commands.putIfAbsent(command.id(), command) != null) {
      throw new IllegalArgumentException("There are two commands '" + command.id() + "'");
    }
    for (KeyCombination key : command.keys()) {
      Command other = keys.putIfAbsent(key, command);
      if (other != null) {
        throw new IllegalArgumentException(
            "The commands '" + other.id() + "' and '" + command.id() + "' share " + key.getName());
      }
    }
    return command;
  }

  /**
   * Returns the command with this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Command get(String id) {
    Command command = commands.get(id);
    if (command == null) {
      throw new IllegalArgumentException("There is no command '" + id + "'");
    }
    return command;
  }

  /** Returns all commands in the order they were added. */
  public Collection<Command> all() {
    return Collections.unmodifiableCollection(commands.values());
  }

  /** Returns the characters that commands are known by; class keys cannot use them. */
  public Set<String> typedCharacters() {
    Set<String> taken = new TreeSet<>();
    for (KeyCombination key : keys.keySet()) {
      if (key instanceof TypedKey typed) {
        taken.add(typed.character());
      }
    }
    return taken;
  }

  Optional<Command> pressed(KeyEvent event) {
    return keys.entrySet().stream()
        .filter(entry -> entry.getKey().match(event))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  Optional<Command> typed(String character) {
    return Optional.ofNullable(keys.get(new TypedKey(character)));
  }
}
