package org.cuepoint.app.command;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * A key of the keyboard as people write it. Either a key with its modifiers, such as {@code
 * Shortcut+Shift+Z}, {@code Page Up} or {@code Numpad 7}, or the character that it types, in
 * straight quotes, such as {@code '['}: which keys and modifiers type {@code [} or {@code ?}
 * differs between keyboards, so no key code can name them. {@code Shortcut} is Ctrl, on a Mac
 * Command. Two keys are equal when the same press means both. Immutable.
 *
 * @param notation the one way to write this key; any other way is turned into it
 */
public record Key(String notation) {

  private enum Modifier {
    SHORTCUT,
    CTRL,
    META,
    ALT,
    SHIFT
  }

  private static final boolean MAC =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");

  /** Modifiers that are Shortcut on this platform. */
  private static final Modifier PLATFORM_SHORTCUT = MAC ? Modifier.META : Modifier.CTRL;

  private static final Map<KeyCode, String> SIGNS =
      Map.ofEntries(
          Map.entry(KeyCode.LEFT, "←"),
          Map.entry(KeyCode.RIGHT, "→"),
          Map.entry(KeyCode.UP, "↑"),
          Map.entry(KeyCode.DOWN, "↓"),
          Map.entry(KeyCode.MINUS, "-"),
          Map.entry(KeyCode.EQUALS, "="),
          Map.entry(KeyCode.COMMA, ","),
          Map.entry(KeyCode.PERIOD, "."),
          Map.entry(KeyCode.ADD, "Numpad +"),
          Map.entry(KeyCode.SUBTRACT, "Numpad -"),
          Map.entry(KeyCode.MULTIPLY, "Numpad *"),
          Map.entry(KeyCode.DIVIDE, "Numpad /"),
          Map.entry(KeyCode.DECIMAL, "Numpad ."));

  /**
   * Turns the notation into the one way to write it.
   *
   * @throws IllegalArgumentException if it names no key; the message says what was not understood
   */
  public Key {
    notation = canonical(notation.strip());
  }

  /** Returns the key that types a character. */
  public static Key typed(String character) {
    return new Key("'" + character + "'");
  }

  /**
   * Returns the key that a press means by its code and modifiers; empty for a modifier alone and
   * for keys without a name.
   */
  public static Optional<Key> pressed(KeyEvent event) {
    KeyCode code = event.getCode();
    if (code.isModifierKey() || code == KeyCode.UNDEFINED) {
      return Optional.empty();
    }
    Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
    if (event.isControlDown()) {
      modifiers.add(Modifier.CTRL);
    }
    if (event.isMetaDown()) {
      modifiers.add(Modifier.META);
    }
    if (event.isAltDown()) {
      modifiers.add(Modifier.ALT);
    }
    if (event.isShiftDown()) {
      modifiers.add(Modifier.SHIFT);
    }
    return Optional.of(new Key(write(modifiers, code)));
  }

  private static String canonical(String text) {
    if (isQuoted(text)) {
      return text;
    }
    return write(modifiers(text), code(text));
  }

  private static boolean isQuoted(String text) {
    return text.length() > 2
        && text.startsWith("'")
        && text.endsWith("'")
        && text.codePointCount(0, text.length()) == 3
        && !text.substring(1, text.length() - 1).isBlank();
  }

  private static Set<Modifier> modifiers(String text) {
    Set<Modifier> found = EnumSet.noneOf(Modifier.class);
    String[] parts = text.split("\\+", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      try {
        found.add(Modifier.valueOf(parts[i].strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException unknown) {
        throw new IllegalArgumentException("“" + parts[i] + "” in “" + text + "” is no modifier");
      }
    }
    return found;
  }

  private static KeyCode code(String text) {
    String name = text.substring(text.lastIndexOf('+') + 1).strip();
    KeyCode code = KeyCode.getKeyCode(name);
    if (code == null || code.isModifierKey() || code == KeyCode.UNDEFINED) {
      throw new IllegalArgumentException(
          "“" + text + "” is no key; a typed character stands in quotes, such as 'a'");
    }
    return code;
  }

  private static String write(Set<Modifier> modifiers, KeyCode code) {
    Set<Modifier> all = EnumSet.noneOf(Modifier.class);
    for (Modifier modifier : modifiers) {
      all.add(modifier == PLATFORM_SHORTCUT ? Modifier.SHORTCUT : modifier);
    }
    return all.stream()
        .map(m -> m.name().charAt(0) + m.name().substring(1).toLowerCase(Locale.ROOT) + "+")
        .collect(Collectors.joining("", "", code.getName()));
  }

  /** Returns the character that the key is known by, or empty when a code names it. */
  public Optional<String> character() {
    return isQuoted(notation)
        ? Optional.of(notation.substring(1, notation.length() - 1))
        : Optional.empty();
  }

  /** Returns the key as caps and menus show it, for example {@code Ctrl+Shift+Z}. */
  public String displayText() {
    return character()
        .map(c -> isUpperCaseLetter(c) ? "Shift+" + c : c.toUpperCase(Locale.ROOT))
        .orElseGet(this::codeText);
  }

  private static boolean isUpperCaseLetter(String character) {
    int point = character.codePointAt(0);
    return Character.isLetter(point) && Character.isUpperCase(point);
  }

  private String codeText() {
    KeyCode code = code(notation);
    String modifiers =
        modifiers(notation).stream()
            .map(
                m ->
                    switch (m) {
                      case SHORTCUT -> MAC ? "⌘" : "Ctrl+";
                      case CTRL -> MAC ? "⌃" : "Ctrl+";
                      case META -> "Meta+";
                      case ALT -> MAC ? "⌥" : "Alt+";
                      case SHIFT -> MAC ? "⇧" : "Shift+";
                    })
            .collect(Collectors.joining());
    return modifiers + SIGNS.getOrDefault(code, code.getName());
  }

  /** Returns what JavaFX matches and what menus show. */
  public KeyCombination combination() {
    return character().<KeyCombination>map(TypedKey::new).orElseGet(this::codeCombination);
  }

  private KeyCombination codeCombination() {
    return new KeyCodeCombination(
        code(notation),
        modifiers(notation).stream()
            .map(
                m ->
                    switch (m) {
                      case SHORTCUT -> KeyCombination.SHORTCUT_DOWN;
                      case CTRL -> KeyCombination.CONTROL_DOWN;
                      case META -> KeyCombination.META_DOWN;
                      case ALT -> KeyCombination.ALT_DOWN;
                      case SHIFT -> KeyCombination.SHIFT_DOWN;
                    })
            .toArray(KeyCombination.Modifier[]::new));
  }

  @Override
  public String toString() {
    return notation;
  }
}
