package org.cuepoint.app.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cuepoint.app.command.ClassKeyMode;
import org.cuepoint.app.command.Key;
import org.cuepoint.app.i18n.Messages;

/** The words about keys. */
final class KeyTexts {

  private KeyTexts() {}

  static String group(String group) {
    return Messages.find("keys." + group).orElse(group);
  }

  static String mode(ClassKeyMode mode) {
    return switch (mode) {
      case PRESS_PRESS -> Messages.text("keys.mode.press-press");
      case PRESS_HOLD -> Messages.text("keys.mode.press-hold");
      case STATES -> Messages.text("keys.mode.states");
    };
  }

  static String how(ClassKeyMode mode) {
    return switch (mode) {
      case PRESS_PRESS -> Messages.text("keys.mode.press-press.how");
      case PRESS_HOLD -> Messages.text("keys.mode.press-hold.how");
      case STATES -> Messages.text("keys.mode.states.how");
    };
  }

  static String refused(Key key, KeyCheck.Reason reason) {
    String name = key.displayText();
    return switch (reason) {
      case PLATFORM -> Messages.text("keys.refused.platform", name);
      case FOCUS -> Messages.text("keys.refused.focus", name);
      case ESCAPE -> Messages.text("keys.refused.escape", name);
      case SAME -> Messages.text("keys.refused.same", name);
    };
  }

  static String taken(Key key, KeyCheck.Taken taken, UnaryOperator<String> title, String command) {
    String name = key.displayText();
    List<String> sentences = new ArrayList<>();
    if (!taken.commands().isEmpty()) {
      sentences.add(Messages.text("keys.taken.command", name, names(taken.commands(), title)));
    }
    taken.className().ifPresent(c -> sentences.add(Messages.text("keys.taken.class", name, c)));
    if (taken.inText()) {
      sentences.add(Messages.text("keys.taken.text", name));
    }
    sentences.add(Messages.text("keys.taken.ask", command));
    return String.join(" ", sentences);
  }

  static String names(List<String> commands, UnaryOperator<String> title) {
    return commands.stream()
        .map(id -> "“" + title.apply(id) + "”")
        .collect(Collectors.joining(", "));
  }

  /** Says whether every word of a search stands in the title, the group or a key. */
  static boolean matches(String search, String title, String group, List<Key> keys) {
    String all =
        (title + " " + group + " " + keys.stream().map(Key::displayText).toList())
            .toLowerCase(Locale.ROOT);
    for (String word : search.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (!all.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
