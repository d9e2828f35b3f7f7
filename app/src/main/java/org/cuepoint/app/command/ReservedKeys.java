package org.cuepoint.app.command;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keys that the platform, the window or text fields cannot do without. No state. */
public final class ReservedKeys {

  private static final Set<Key> PLATFORM =
      keys(
          "Alt+F4",
          "Shortcut+Q",
          "Shortcut+Alt+Delete",
          "Shortcut+Alt+Backspace",
          "Alt+Tab",
          "Alt+Shift+Tab",
          "Alt+Space",
          "Print Screen",
          "Caps Lock",
          "Num Lock");
  private static final Set<Key> WINDOW =
      keys("Tab", "Shift+Tab", "Shortcut+Tab", "Shortcut+Shift+Tab", "F10");
  private static final Set<Key> TEXT =
      keys(
          "Shortcut+A",
          "Shortcut+C",
          "Shortcut+V",
          "Shortcut+X",
          "Shortcut+Y",
          "Shortcut+Z",
          "Shortcut+Shift+Z",
          "Shortcut+Left",
          "Shortcut+Right",
          "Shortcut+Shift+Left",
          "Shortcut+Shift+Right",
          "Shortcut+Home",
          "Shortcut+End",
          "Shortcut+Backspace",
          "Shortcut+Delete",
          "Shortcut+Insert");

  private ReservedKeys() {}

  private static Set<Key> keys(String... notations) {
    return Stream.of(notations).map(Key::new).collect(Collectors.toUnmodifiableSet());
  }

  /** Says whether the desktop takes the key before a program sees it. */
  public static boolean belongsToPlatform(Key key) {
    return PLATFORM.contains(key);
  }

  /** Says whether the window needs the key itself: moving the focus, opening the menu. */
  public static boolean movesFocus(Key key) {
    return WINDOW.contains(key);
  }

  /** Says whether text fields edit with the key; while one has the focus, it keeps it. */
  public static boolean editsText(Key key) {
    return TEXT.contains(key);
  }

  /** Says whether the key is Escape, which always gives up. */
  public static boolean givesUp(Key key) {
    return key.equals(ESCAPE);
  }

  private static final Key ESCAPE = new Key("Esc");
}
