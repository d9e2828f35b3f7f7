package org.cuepoint.app.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cuepoint.app.command.Key;
import org.cuepoint.app.testing.RecordingDialogs;
import org.cuepoint.app.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The editor with real keys, without a mouse. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // @Start runs before every test.
class KeyEditorViewTest {

  @TempDir static Path shared;

  private KeysFixture fixture;

  @Start
  void start(Stage stage) {
    fixture = new KeysFixture(shared.resolve("run-" + System.nanoTime()));
    KeyEditorView view =
        new KeyEditorView(
            new KeyEditorViewModel(fixture.commands, fixture.choices, fixture.classes),
            new RecordingDialogs(),
            () -> {});
    Scene scene = new Scene(view, 800, 560);
    Theme.LIGHT.applyTo(scene);
    stage.setScene(scene);
    stage.show();
    view.firstFocus().requestFocus();
  }

  private void press(FxRobot robot, KeyCode... keys) {
    robot.push(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private List<Key> keys(String command) {
    return fixture.commands.get(command).keys();
  }

  private void record(FxRobot robot, String search) {
    robot.write(search);
    press(robot, KeyCode.DOWN);
    press(robot, KeyCode.ENTER);
  }

  @Test
  void aKeyIsChangedWithoutAMouse(FxRobot robot) {
    record(robot, "split");
    press(robot, KeyCode.Q);
    assertEquals(List.of(Key.typed("s"), Key.typed("q")), keys("label.split"));
    press(robot, KeyCode.DELETE);
    assertEquals(List.of(Key.typed("s")), keys("label.split"));
  }

  @Test
  void aChordIsRecordedAsAChord(FxRobot robot) {
    record(robot, "split");
    press(robot, KeyCode.SHORTCUT, KeyCode.ALT, KeyCode.T);
    assertEquals(List.of(Key.typed("s"), new Key("Shortcut+Alt+T")), keys("label.split"));
  }

  @Test
  void escapeGivesUpWaiting(FxRobot robot) {
    record(robot, "split");
    press(robot, KeyCode.ESCAPE);
    press(robot, KeyCode.F7);
    assertEquals(List.of(Key.typed("s")), keys("label.split"));
  }

  @Test
  void aConflictIsToldAndTheKeyTaken(FxRobot robot) {
    record(robot, "split");
    press(robot, KeyCode.SPACE);
    Label message = robot.lookup("#keys-message").queryAs(Label.class);
    assertEquals("Space belongs to “Play or pause”. Take it for “Split”?", message.getText());
    Button take = robot.lookup("#keys-take").queryButton();
    assertTrue(take.isFocused());
    press(robot, KeyCode.SPACE);
    assertEquals(List.of(Key.typed("s"), new Key("Space")), keys("label.split"));
    assertFalse(take.isVisible());
    assertTrue(robot.lookup("#keys-list").queryAs(ListView.class).isFocused());
  }

  @Test
  void allIsReset(FxRobot robot) {
    record(robot, "split");
    press(robot, KeyCode.Q);
    robot.clickOn("#keys-reset-all");
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(List.of(Key.typed("s")), keys("label.split"));
  }
}
