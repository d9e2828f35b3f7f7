package org.cuepoint.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cuepoint.app.testing.FakeLearningLoop;
import org.cuepoint.core.chain.Chain;
import org.cuepoint.core.recognition.ModelKind;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A chain from its sheet to its end, in the window, on a loop that only pretends. */
class ChainInWindowTest extends WindowTest {

  @Start
  void start(Stage stage) {
    open(stage);
  }

  private FakeLearningLoop loop() {
    return (FakeLearningLoop) workspace.sessionProperty().get().learning();
  }

  private static boolean isShown(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
  }

  private Chain chain() {
    Chain chain = workspace.chains().chainProperty().get();
    if (chain == null) {
      throw new AssertionError("there is no chain");
    }
    return chain;
  }

  private void tick(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup(id).queryAs(CheckBox.class).fire());
  }

  private void fire(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
  }

  @Test
  void aChainIsChosenStartedPausedTakenUpAndCompared(FxRobot robot) throws TimeoutException {
    addVideos(robot);
    label(robot, KeyCode.DIGIT1, 100, 149);
    robot.interact(() -> workspace.learn().updateWhileLabellingProperty().set(false));
    CountDownLatch compared = new CountDownLatch(1);
    robot.interact(
        () -> workspace.chains().comparingProperty().set(models -> compared.countDown()));
    CountDownLatch end = new CountDownLatch(1);
    loop().holdTrainings(end);

    robot.interact(() -> window.commands().get("learn.chain").run());
    waitFor(() -> !robot.lookup("#learn-start").queryAs(Button.class).isDisabled());
    String total = robot.lookup("#estimate-total").queryAs(Label.class).getText();
    assertTrue(total.startsWith("About"), total);
    tick(robot, "#part-pretrain");
    tick(robot, "#part-students");
    tick(robot, "#part-attention-lstm");
    tick(robot, "#part-evaluate");
    fire(robot, "#learn-start");

    waitFor(() -> loop().asked().equals(List.of(ModelKind.TEACHER)));
    waitFor(() -> isShown(robot, "#chain-pause"));
    String title = robot.lookup("#chain-title").queryAs(Label.class).getText();
    assertEquals("Chain running: 0 of 2 steps", title);
    assertFalse(isShown(robot, "#chain-resume"));
    fire(robot, "#chain-pause");
    waitFor(() -> isShown(robot, "#chain-resume"));
    waitFor(() -> workspace.chains().runningProperty().get() == null);
    assertEquals(Chain.Standing.PAUSED, chain().standing());

    end.countDown();
    waitFor(() -> !robot.lookup("#chain-resume").queryAs(Button.class).isDisabled());
    fire(robot, "#chain-resume");
    waitFor(() -> chain().standing() == Chain.Standing.DONE);
    waitFor(() -> isShown(robot, "#notice-next"));
    assertEquals(
        "Compare teacher and students",
        robot.lookup("#notice-next").queryAs(Button.class).getText());
    fire(robot, "#notice-next");
    waitFor(() -> compared.getCount() == 0);
    assertEquals(
        List.of(ModelKind.TEACHER, ModelKind.TEACHER, ModelKind.ATTENTION_LSTM), loop().asked());
  }

  @Test
  void aSheetSaysWhatIsMissingAndEscapeClosesIt(FxRobot robot) throws TimeoutException {
    robot.interact(() -> window.commands().get("learn.teacher").run());
    waitFor(() -> robot.lookup("#learn-lacks .button").tryQuery().isPresent());
    assertTrue(robot.lookup("#learn-start").queryAs(Button.class).isDisabled());
    press(robot, KeyCode.ESCAPE);
    waitFor(() -> robot.lookup("#learn-start").tryQuery().isEmpty());
  }

  @Test
  void aFailedStepIsToldAndCanBeSkipped(FxRobot robot) throws TimeoutException {
    addVideos(robot);
    label(robot, KeyCode.DIGIT1, 100, 149);
    loop().failTrainings(Optional.of(ModelKind.SHIFT_ATTENTION));
    robot.interact(() -> window.commands().get("learn.students").run());
    waitFor(() -> !robot.lookup("#learn-start").queryAs(Button.class).isDisabled());
    fire(robot, "#learn-start");
    waitFor(() -> isShown(robot, "#chain-skip"));
    waitFor(() -> isShown(robot, "#notice-next"));
    String told = robot.lookup("#notice-text").queryAs(Label.class).getText();
    assertTrue(told.contains("The loss became no number."), told);
    waitFor(() -> !robot.lookup("#chain-skip").queryAs(Button.class).isDisabled());
    fire(robot, "#chain-skip");
    waitFor(() -> chain().standing() == Chain.Standing.DONE);
  }
}
