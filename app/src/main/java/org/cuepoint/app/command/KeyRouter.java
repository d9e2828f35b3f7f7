package org.cuepoint.app.command;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
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

/**
 * Gives keys to commands and classes before controls see them. Menu accelerators alone would not
 * do: they would fire while a person types a name, and never where a list uses the arrows. So keys
 * without modifiers belong to a text field while it has the focus; keys that a focused control
 * needs (arrows in lists, space on buttons) belong to the control; all others work wherever the
 * focus is. Commands go before class keys. FX thread only.
 */
public final class KeyRouter {

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

  private final CommandRegistry commands;
  private final Predicate<String> classKeys;
  private final Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);
  private boolean repeating;
  private boolean pressConsumed;

  /**
   * Makes a router.
   *
   * @param commands the commands
   * @param classKeys takes a typed character; says whether a class has it as its key
   */
  public KeyRouter(CommandRegistry commands, Predicate<String> classKeys) {
    this.commands = commands;
    this.classKeys = classKeys;
  }

  /** Routes the keys of a scene from now on. */
  public void attachTo(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(scene, event));
    scene.addEventFilter(KeyEvent.KEY_TYPED, event -> typed(scene, event));
    scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> held.remove(event.getCode()));
    // Behind the focused control and before the menu's accelerators.
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (belongsToControl(scene.getFocusOwner(), event)) {
            event.consume();
          }
        });
  }

  private void pressed(Scene scene, KeyEvent event) {
    repeating = !held.add(event.getCode());
    pressConsumed = false;
    if (belongsToControl(scene.getFocusOwner(), event)) {
      return;
    }
    commands
        .pressed(event)
        .filter(command -> command.enabledProperty().get())
        .ifPresent(
            command -> {
              pressConsumed = true;
              event.consume();
              runUnlessRepeated(command);
            });
  }

  private void typed(Scene scene, KeyEvent event) {
    String character = event.getCharacter();
    boolean chord = event.isControlDown() || event.isAltDown() || event.isMetaDown();
    if (pressConsumed) {
      event.consume();
      return;
    }
    // A chord may still type a character: AltGr is reported as Ctrl+Alt on some platforms.
    boolean plain = !chord || (event.isControlDown() && event.isAltDown());
    if (!plain || character.isBlank() || scene.getFocusOwner() instanceof TextInputControl) {
      return;
    }
    var command = commands.typed(character);
    if (command.isPresent()) {
      event.consume();
      runUnlessRepeated(command.get());
    } else if (repeating || classKeys.test(character)) {
      event.consume();
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
      return plain && !code.isFunctionKey() && code != KeyCode.ESCAPE;
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
