package org.cuepoint.app.command;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Gives keys to commands and classes before controls see them. Menu accelerators alone would not
 * do: they would fire while a person types a name, and never where a list uses the arrows. So keys
 * without modifiers belong to a text field while it has the focus, and so do the chords that edit
 * text; keys that a focused control needs (arrows in lists, space on buttons) belong to the
 * control; all others work wherever the focus is. Commands go before class keys. FX thread only.
 *
 * <p>A held key reports presses again and again: JavaFX on most platforms without releases between
 * them, some X servers with a release before each. So the keys that are down are counted here, and
 * a key counts as released once it has stayed up for {@link #STAYS_UP}.
 */
public final class KeyRouter {

  /** Longer than the gap inside a release-and-press pair, shorter than anybody taps twice. */
  private static final Duration STAYS_UP = Duration.millis(10);

  private static final Set<KeyCode> LIST_KEYS =
      EnumSet.of(
          KeyCode.UP,
          KeyCode.DOWN,
          KeyCode.HOME,
          KeyCode.END,
          KeyCode.PAGE_UP,
          KeyCode.PAGE_DOWN,
          KeyCode.ENTER);
  private static final Set<KeyCode> SIDE_KEYS = EnumSet.of(KeyCode.LEFT, KeyCode.RIGHT);
  private static final Set<KeyCode> BUTTON_KEYS = EnumSet.of(KeyCode.SPACE, KeyCode.ENTER);

  /** A key that is down, or was a moment ago. */
  private static final class Down {
    private final PauseTransition release = new PauseTransition(STAYS_UP);
    private @Nullable String classKey;
  }

  private final CommandRegistry commands;
  private final ClassKeys classKeys;
  private final ObservableBooleanValue suspended;
  private Predicate<KeyEvent> mode = event -> false;
  private final Map<KeyCode, Down> held = new EnumMap<>(KeyCode.class);
  private KeyCode lastCode = KeyCode.UNDEFINED;
  private boolean repeating;
  private boolean pressConsumed;

  /**
   * Makes a router.
   *
   * @param commands the commands
   * @param classKeys takes the keys that no command has
   * @param suspended while true, no command and no class gets a key: something lies over the window
   */
  public KeyRouter(
      CommandRegistry commands, ClassKeys classKeys, ObservableBooleanValue suspended) {
    this.commands = commands;
    this.classKeys = classKeys;
    this.suspended = suspended;
  }

  /**
   * Asks a mode of the window first: a press that it takes is nobody else's.
   *
   * @param takes uses a press and says whether it was one of its own
   */
  public void setMode(Predicate<KeyEvent> takes) {
    mode = takes;
  }

  /** Routes the keys of a scene from now on. */
  public void attachTo(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(scene, event));
    scene.addEventFilter(KeyEvent.KEY_TYPED, event -> typed(scene, event));
    scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> released(event.getCode()));
    // Behind the focused control and before the menu's accelerators.
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean moves = event.getCode() == KeyCode.TAB;
          if ((suspended.get() && !moves) || belongsToControl(scene.getFocusOwner(), event)) {
            event.consume();
          }
        });
    // A window that is left hears of no release.
    scene
        .windowProperty()
        .flatMap(window -> window.focusedProperty())
        .addListener(
            (property, old, focused) -> {
              if (!Boolean.TRUE.equals(focused)) {
                releaseAll();
              }
            });
    suspended.addListener((property, old, now) -> releaseAll());
  }

  private void pressed(Scene scene, KeyEvent event) {
    KeyCode code = event.getCode();
    Down down = held.get(code);
    repeating = down != null;
    if (down == null) {
      held.put(code, new Down());
    } else {
      down.release.stop();
    }
    lastCode = code;
    pressConsumed = false;
    if (!suspended.get() && mode.test(event)) {
      pressConsumed = true;
      event.consume();
      return;
    }
    if (suspended.get() || belongsToControl(scene.getFocusOwner(), event)) {
      return;
    }
    if (code == KeyCode.ESCAPE && scene.getFocusOwner() instanceof TextInputControl) {
      // Whoever is done with writing wants the keys for the timeline again.
      scene.getRoot().requestFocus();
    }
    commands
        .pressed(event)
        .ifPresent(
            command -> {
              pressConsumed = true;
              event.consume();
              runUnlessRepeated(command);
            });
  }

  private void typed(Scene scene, KeyEvent event) {
    if (pressConsumed) {
      event.consume();
      return;
    }
    boolean chord = event.isControlDown() || event.isAltDown() || event.isMetaDown();
    // A chord may still type a character: AltGr is reported as Ctrl+Alt on some platforms.
    boolean plain = !chord || (event.isControlDown() && event.isAltDown());
    if (suspended.get()
        || !plain
        || event.getCharacter().isBlank()
        || scene.getFocusOwner() instanceof TextInputControl) {
      return;
    }
    String character = withoutCapsLock(event);
    List<Command> on = commands.typed(character);
    if (!on.isEmpty()) {
      event.consume();
      on.stream()
          .filter(command -> command.enabledProperty().get())
          .findFirst()
          .ifPresent(this::runUnlessRepeated);
    } else if (repeating || toClass(character, event)) {
      event.consume();
    }
  }

  /** Letters follow Shift alone, so that keys work with caps lock on. */
  private static String withoutCapsLock(KeyEvent event) {
    String character = event.getCharacter();
    String cased =
        event.isShiftDown()
            ? character.toUpperCase(Locale.ROOT)
            : character.toLowerCase(Locale.ROOT);
    return cased.length() == character.length() ? cased : character;
  }

  private boolean toClass(String character, KeyEvent event) {
    String lower = character.toLowerCase(Locale.ROOT);
    if (event.isShiftDown() && !lower.equals(character)) {
      return classKeys.pressedAsPoint(lower);
    }
    if (classKeys.pressed(lower)) {
      held.computeIfAbsent(lastCode, code -> new Down()).classKey = lower;
      return true;
    }
    // Digits: with Shift they type other characters, which differ between keyboards.
    return event.isShiftDown()
        && lastCode.isDigitKey()
        && !lastCode.isKeypadKey()
        && classKeys.pressedAsPoint(lastCode.getName());
  }

  private void released(KeyCode code) {
    Down down = held.get(code);
    if (down == null) {
      return;
    }
    String classKey = down.classKey;
    Runnable release = classKey == null ? () -> {} : classKeys.released(classKey);
    down.release.setOnFinished(
        event -> {
          held.remove(code, down);
          release.run();
        });
    down.release.playFromStart();
  }

  private void releaseAll() {
    List<Down> all = List.copyOf(held.values());
    held.clear();
    for (Down down : all) {
      down.release.stop();
      if (down.classKey != null) {
        classKeys.released(down.classKey).run();
      }
    }
  }

  private void runUnlessRepeated(Command command) {
    if (!repeating || command.repeat() == Command.Repeat.WHILE_HELD) {
      command.run();
    }
  }

  private static boolean belongsToControl(Node focus, KeyEvent event) {
    KeyCode code = event.getCode();
    boolean plain = !event.isControlDown() && !event.isMetaDown() && !event.isAltDown();
    if (focus instanceof TextInputControl) {
      Optional<Key> key = Key.pressed(event);
      return (plain && !code.isFunctionKey() && code != KeyCode.ESCAPE)
          || key.filter(ReservedKeys::editsText).isPresent();
    }
    boolean list =
        focus instanceof ListView<?>
            || focus instanceof TableView<?>
            || focus instanceof Slider
            || focus instanceof ComboBoxBase<?>
            || focus instanceof ChoiceBox<?>;
    boolean sideways = focus instanceof TabPane || focus instanceof Slider;
    boolean button =
        focus instanceof ButtonBase
            || focus instanceof ComboBoxBase<?>
            || focus instanceof ChoiceBox<?>;
    return plain
        && ((list && LIST_KEYS.contains(code))
            || (sideways && SIDE_KEYS.contains(code))
            || (button && BUTTON_KEYS.contains(code)));
  }
}
