package org.cuepoint.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Sends events as platforms do, so that held keys and odd keyboards can be tried. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // @Start runs before every test.
class KeyRouterTest {

  private final List<String> happened = new ArrayList<>();
  private final BooleanProperty suspended = new SimpleBooleanProperty();
  private final BooleanProperty selected = new SimpleBooleanProperty();
  private CommandRegistry commands;
  private TextField field;
  private Button button;
  private Stage stage;

  /** Classes 1 and a; nothing else. */
  private final ClassKeys classKeys =
      new ClassKeys() {
        @Override
        public boolean pressed(String character) {
          return has(character, "press ");
        }

        @Override
        public boolean pressedAsPoint(String character) {
          return has(character, "point ");
        }

        private boolean has(String character, String what) {
          boolean found = character.equals("1") || character.equals("a");
          if (found) {
            happened.add(what + character);
          }
          return found;
        }

        @Override
        public Runnable released(String character) {
          return () -> happened.add("release " + character);
        }
      };

  @Start
  void start(Stage shown) {
    stage = shown;
    commands = new CommandRegistry();
    command("play.toggle");
    commands.add(
        Command.titled("play.step-back", "").whileHeld().does(() -> did("play.step-back")));
    commands.add(
        Command.titled("label.start-earlier", "")
            .when(selected)
            .does(() -> did("label.start-earlier")));
    command("help.keys");
    command("edit.undo");
    field = new TextField();
    button = new Button("button");
    Scene scene = new Scene(new VBox(field, button), 300, 200);
    new KeyRouter(commands, classKeys, suspended).attachTo(scene);
    stage.setScene(scene);
    stage.show();
    scene.getRoot().requestFocus();
  }

  private void command(String id) {
    commands.add(Command.titled(id, "").does(() -> did(id)));
  }

  private void did(String id) {
    happened.add(id);
  }

  private void send(
      EventType<KeyEvent> type, KeyCode code, String character, boolean shift, boolean control) {
    Scene scene = stage.getScene();
    var target = scene.getFocusOwner() == null ? scene : scene.getFocusOwner();
    Event.fireEvent(target, new KeyEvent(type, character, "", code, shift, control, false, false));
  }

  private void down(KeyCode code, String character, boolean shift) {
    send(KeyEvent.KEY_PRESSED, code, "", shift, false);
    send(KeyEvent.KEY_TYPED, KeyCode.UNDEFINED, character, shift, false);
  }

  private void up(KeyCode code) {
    send(KeyEvent.KEY_RELEASED, code, "", false, false);
  }

  private void waitUntil(String last) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        30, TimeUnit.SECONDS, () -> !happened.isEmpty() && happened.getLast().equals(last));
  }

  @Test
  void aHeldClassKeyIsPressedOnceAndReleasedOnce(FxRobot robot) throws TimeoutException {
    robot.interact(
        () -> {
          down(KeyCode.DIGIT1, "1", false);
          down(KeyCode.DIGIT1, "1", false);
          down(KeyCode.DIGIT1, "1", false);
          up(KeyCode.DIGIT1);
        });
    waitUntil("release 1");
    assertEquals(List.of("press 1", "release 1"), happened);
  }

  @Test
  void releasesBetweenRepeatedPressesAreNone(FxRobot robot) throws TimeoutException {
    robot.interact(
        () -> {
          down(KeyCode.A, "a", false);
          for (int repeat = 0; repeat < 5; repeat++) {
            up(KeyCode.A);
            down(KeyCode.A, "a", false);
          }
          up(KeyCode.A);
        });
    waitUntil("release a");
    assertEquals(List.of("press a", "release a"), happened);
  }

  @Test
  void twoClassKeysAreHeldAtOnce(FxRobot robot) throws TimeoutException {
    robot.interact(
        () -> {
          down(KeyCode.A, "a", false);
          down(KeyCode.DIGIT1, "1", false);
          up(KeyCode.A);
        });
    waitUntil("release a");
    robot.interact(() -> up(KeyCode.DIGIT1));
    waitUntil("release 1");
    assertEquals(List.of("press a", "press 1", "release a", "release 1"), happened);
  }

  @Test
  void shiftMakesAPointWhateverTheKeyTypes(FxRobot robot) {
    robot.interact(
        () -> {
          down(KeyCode.A, "A", true);
          down(KeyCode.DIGIT1, "!", true);
        });
    assertEquals(List.of("point a", "point 1"), happened);
  }

  @Test
  void aDigitThatNeedsShiftIsNoPoint(FxRobot robot) {
    robot.interact(() -> down(KeyCode.AMPERSAND, "1", true));
    assertEquals(List.of("press 1"), happened);
  }

  @Test
  void capsLockChangesNothing(FxRobot robot) {
    robot.interact(() -> down(KeyCode.A, "A", false));
    assertEquals(List.of("press a"), happened);
  }

  @Test
  void leavingTheWindowReleasesWhatIsHeld(FxRobot robot) throws TimeoutException {
    robot.interact(
        () -> {
          down(KeyCode.A, "a", false);
          suspended.set(true);
        });
    waitUntil("release a");
    assertEquals(List.of("press a", "release a"), happened);
  }

  @Test
  void commandsRepeatOnlyWhenTheyAreMeantTo(FxRobot robot) {
    robot.interact(
        () -> {
          for (int press = 0; press < 3; press++) {
            down(KeyCode.SPACE, " ", false);
            down(KeyCode.LEFT, "", false);
          }
        });
    assertEquals(
        List.of("play.toggle", "play.step-back", "play.step-back", "play.step-back"), happened);
  }

  @Test
  void keysFollowTheKeymapAtOnce(FxRobot robot) {
    robot.interact(
        () -> {
          commands
              .keymapProperty()
              .set(commands.keymapProperty().get().taking(Key.typed("a"), "play.toggle"));
          down(KeyCode.A, "a", false);
        });
    assertEquals(List.of("play.toggle"), happened);
    assertEquals(List.of(new Key("Space"), Key.typed("a")), commands.get("play.toggle").keys());
  }

  @Test
  void onASharedKeyTheFirstThatIsPossibleRuns(FxRobot robot) {
    robot.interact(
        () -> {
          commands.keymapProperty().set(KeymapPresets.find("via").orElseThrow());
          down(KeyCode.L, "l", false);
          up(KeyCode.L);
        });
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(
        () -> {
          selected.set(true);
          down(KeyCode.L, "l", false);
        });
    assertEquals("play.step-back", happened.getFirst());
  }

  @Test
  void aTextFieldKeepsTheKeysThatEditIt(FxRobot robot) {
    robot.interact(
        () -> {
          field.requestFocus();
          down(KeyCode.A, "a", false);
          send(KeyEvent.KEY_PRESSED, KeyCode.Z, "", false, true);
          send(KeyEvent.KEY_PRESSED, KeyCode.F1, "", false, false);
        });
    assertEquals(List.of("help.keys"), happened);
  }

  @Test
  void aButtonKeepsSpaceAndTheRestGoesOn(FxRobot robot) {
    robot.interact(
        () -> {
          button.requestFocus();
          down(KeyCode.SPACE, " ", false);
          send(KeyEvent.KEY_PRESSED, KeyCode.Z, "", false, true);
        });
    assertEquals(List.of("edit.undo"), happened);
  }

  @Test
  void nothingRunsUnderASheet(FxRobot robot) {
    robot.interact(
        () -> {
          suspended.set(true);
          down(KeyCode.SPACE, " ", false);
          down(KeyCode.A, "a", false);
        });
    assertEquals(List.of(), happened);
  }
}
