package org.cuepoint.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cuepoint.app.command.ClassKeyMode;
import org.cuepoint.app.command.KeymapPresets;
import org.cuepoint.app.testing.FakeLearningLoop;
import org.cuepoint.core.engine.EngineStatus;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the window does as a whole. */
class WorkbenchWindowTest extends WindowTest {

  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Test
  void aSegmentIsLabelledWithKeysAndUndone(FxRobot robot) throws TimeoutException {
    addVideos(robot);
    label(robot, KeyCode.DIGIT2, 100, 149);
    assertEquals(
        new FrameRange(100, 150), workspace.video().segments().getFirst().range().frames());
    assertTrue(robot.lookup("#status-saved").queryAs(Label.class).getText().startsWith("Saved"));
    press(robot, KeyCode.SHORTCUT, KeyCode.Z);
    waitFor(() -> workspace.video().segments().isEmpty());
    press(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
    waitFor(() -> workspace.video().segments().size() == 1);
  }

  @Test
  void theStatusLineSaysWhatTrainsAndHowFarItIs(FxRobot robot) throws TimeoutException {
    addVideos(robot);
    label(robot, KeyCode.DIGIT1, 900, 949);
    robot.interact(() -> workspace.learn().trainFastHead());
    waitFor(() -> !workspace.models().isEmpty());
    FakeLearningLoop loop = (FakeLearningLoop) workspace.sessionProperty().get().learning();
    CountDownLatch end = new CountDownLatch(1);
    loop.holdRepetitions(end);
    Label engine = robot.lookup("#status-engine").queryAs(Label.class);
    robot.interact(
        () -> {
          workspace.engineChanged(new EngineStatus.Ready(1, "cpu()", 2, "2.7"));
          workspace.trainings().repeat(workspace.models().getFirst());
        });
    waitFor(() -> engine.getText().contains("Repeat fast-head v1: 25%"));
    end.countDown();
    waitFor(() -> workspace.trainings().runningProperty().get() == null);
    waitFor(() -> !engine.getText().contains("Repeat"));
    assertTrue(workspace.noticeProperty().get().text().contains("equal to the bit"));
  }

  @Test
  void escapeInAFieldGivesTheKeysBackToTheTimeline(FxRobot robot) throws TimeoutException {
    addVideos(robot);
    label(robot, KeyCode.DIGIT1, 100, 149);
    press(robot, KeyCode.SHORTCUT, KeyCode.F);
    robot.write("walk");
    press(robot, KeyCode.ESCAPE);
    seek(robot, 0);
    press(robot, KeyCode.PERIOD);
    waitFor(() -> workspace.video().selectedSegments().size() == 1);
  }

  @Test
  void keysTypedIntoAFieldLabelNothing(FxRobot robot) throws TimeoutException {
    addVideos(robot);
    robot.clickOn("#add-class").write("1 walk in, o");
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(workspace.video().draftProperty().get().isEmpty());
    assertEquals("1 walk in, o", robot.lookup("#add-class").queryAs(TextField.class).getText());
    press(robot, KeyCode.ENTER);
    waitFor(() -> workspace.schemeProperty().get().find("1 walk in, o").isPresent());
  }

  @Test
  void aSuggestionIsAcceptedWithEnter(FxRobot robot) throws TimeoutException {
    addVideos(robot);
    label(robot, KeyCode.DIGIT1, 900, 949);
    robot.interact(() -> window.commands().get("learn.index").run());
    waitFor(() -> !workspace.video().suggestions().isEmpty());
    robot.interact(() -> workspace.learn().updateWhileLabellingProperty().set(false));
    var first = workspace.video().suggestions().getFirst();
    robot.interact(() -> workspace.video().select(first));
    press(robot, KeyCode.ENTER);
    waitFor(() -> workspace.video().segments().size() == 2);
    assertEquals(first.range(), workspace.video().segments().getFirst().range());
  }

  @Test
  void aQueueRowLeadsToItsPlace(FxRobot robot) throws TimeoutException {
    addVideos(robot);
    label(robot, KeyCode.DIGIT1, 900, 949);
    robot.interact(() -> window.commands().get("learn.index").run());
    waitFor(() -> workspace.activeModelProperty().get() != null);
    waitFor(() -> !workspace.learn().busyProperty().get());
    robot.interact(() -> window.commands().get("learn.rank").run());
    waitFor(() -> workspace.queue().size() > 1);
    var second = workspace.queue().get(1);
    ListView<?> list = robot.lookup("#queue").queryListView();
    robot.interact(
        () -> {
          list.requestFocus();
          list.getSelectionModel().select(1);
        });
    press(robot, KeyCode.ENTER);
    int start = second.item().range().frames().start();
    waitFor(() -> workspace.video().playheadProperty().get() == start);
    assertNotNull(workspace.video().selectedSuggestionProperty().get());
    assertEquals(second, workspace.questions().askedProperty().get());
    press(robot, KeyCode.SHIFT, KeyCode.ENTER);
    waitFor(() -> project.queue().answers().size() == 1);
  }

  @Test
  void everyCommandHasATitleAndTheKeySheetOpensAndCloses(FxRobot robot) throws TimeoutException {
    addVideos(robot);
    press(robot, KeyCode.F1);
    assertTrue(robot.lookup(".cue-sheet").query().isVisible());
    press(robot, KeyCode.ESCAPE);
    assertTrue(robot.lookup(".overlay").queryAll().stream().noneMatch(n -> n.isVisible()));
    window.commands().all().forEach(c -> assertTrue(!c.titleProperty().get().isBlank(), c.id()));
  }

  @Test
  void aHeldKeyLabelsWhileItIsHeld(FxRobot robot) throws TimeoutException {
    addVideos(robot);
    robot.interact(
        () -> {
          var keymap = window.commands().keymapProperty();
          keymap.set(keymap.get().with(ClassKeyMode.PRESS_HOLD));
        });
    seek(robot, 100);
    robot.press(KeyCode.DIGIT1);
    seek(robot, 149);
    robot.release(KeyCode.DIGIT1);
    waitFor(() -> workspace.video().segments().size() == 1);
    assertEquals(
        new FrameRange(100, 150), workspace.video().segments().getFirst().range().frames());
  }

  @Test
  void shiftAndAClassKeyMarkAPoint(FxRobot robot) throws TimeoutException {
    addVideos(robot);
    seek(robot, 100);
    press(robot, KeyCode.SHIFT, KeyCode.DIGIT2);
    waitFor(() -> workspace.video().segments().size() == 1);
    assertEquals(
        new FrameRange(100, 100), workspace.video().segments().getFirst().range().frames());
  }

  @Test
  void theSheetTheEditorAndThePaletteWorkWithoutAMouse(FxRobot robot) throws TimeoutException {
    addVideos(robot);
    press(robot, KeyCode.F1);
    assertEquals("Cuepoint", robot.lookup("#key-sheet-name").queryAs(Label.class).getText());
    robot.write("zoom 1");
    assertTrue(workspace.video().draftProperty().get().isEmpty());
    press(robot, KeyCode.ESCAPE);

    press(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.K);
    robot.write("dark");
    press(robot, KeyCode.DOWN);
    press(robot, KeyCode.ENTER);
    press(robot, KeyCode.F12);
    press(robot, KeyCode.ESCAPE);
    press(robot, KeyCode.F12);
    assertTrue(window.darkProperty().get());

    press(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.P);
    robot.write("dark theme");
    press(robot, KeyCode.ENTER);
    assertTrue(robot.lookup(".overlay").queryAll().stream().noneMatch(n -> n.isVisible()));
    assertTrue(!window.darkProperty().get());
  }

  @Test
  void presetsNameOnlyCommandsThatThereAre() {
    Set<String> unknown = new TreeSet<>();
    KeymapPresets.all().forEach(preset -> unknown.addAll(preset.keys().keySet()));
    unknown.removeAll(window.commands().ids());
    assertEquals(Set.of(), unknown);
  }
}
