package org.cuepoint.app.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cuepoint.app.command.Key;
import org.cuepoint.app.command.Keymap;
import org.cuepoint.app.command.ReservedKeys;

/** What stands in the way of giving a key to a command. Immutable. */
sealed interface KeyCheck {

  /** The key can be given away at once. */
  record Free() implements KeyCheck {}

  /** The key cannot be given away. */
  record Refused(Reason reason) implements KeyCheck {}

  /**
   * The key has another meaning, which the person may give up.
   *
   * @param commands those that would lose the key
   * @param className the class whose key would stop working
   * @param inText whether text fields keep the key while one has the focus
   */
  record Taken(List<String> commands, Optional<String> className, boolean inText)
      implements KeyCheck {
    /** Copies the list. */
    public Taken {
      commands = List.copyOf(commands);
    }
  }

  /** Why a key cannot be given away. */
  enum Reason {
    /** The desktop takes it. */
    PLATFORM,
    /** It moves the focus or opens the menu. */
    FOCUS,
    /** Escape gives up, whatever is open. */
    ESCAPE,
    /** The command has it already. */
    SAME
  }

  /** The command that Escape is for. */
  String GIVES_UP = "edit.select-none";

  /**
   * Checks a key for a command.
   *
   * @param known ids of the commands that there are
   * @param classOf the name of the class that has a character as its key
   */
  static KeyCheck of(
      Keymap keymap,
      Key key,
      String command,
      Set<String> known,
      Function<String, Optional<String>> classOf) {
    if (keymap.of(command).contains(key)) {
      return new Refused(Reason.SAME);
    }
    if (ReservedKeys.belongsToPlatform(key)) {
      return new Refused(Reason.PLATFORM);
    }
    if (ReservedKeys.movesFocus(key)) {
      return new Refused(Reason.FOCUS);
    }
    if (ReservedKeys.givesUp(key) && !command.equals(GIVES_UP)) {
      return new Refused(Reason.ESCAPE);
    }
    List<String> others = new ArrayList<>(keymap.commandsOn(key));
    others.retainAll(known);
    others.remove(command);
    Optional<String> className = key.character().flatMap(classOf);
    boolean inText = ReservedKeys.editsText(key);
    return others.isEmpty() && className.isEmpty() && !inText
        ? new Free()
        : new Taken(others, className, inText);
  }
}
