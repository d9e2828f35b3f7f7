package org.cuepoint.app.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.cuepoint.app.testing.TestStage;
import org.cuepoint.core.job.QueueJobRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PlayerViewTest {

  private final NumberedFrames library = new NumberedFrames();
  private final QueueJobRunner decoder = new QueueJobRunner("test-decode", 1);
  private final PlayerViewModel player = new PlayerViewModel(library, decoder, Platform::runLater);

  @Start
  void start(Stage stage) {
    PlayerView view = new PlayerView(player);
    Scene scene = new Scene(view, 900, 500);
    scene.getStylesheets().add(view.getUserAgentStylesheet());
    TestStage.show(stage, scene);
    player.open(NumberedFrames.FILE, NumberedFrames.media(), 10);
  }

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(player::close);
    decoder.close();
  }

  private void awaitPicture(FxRobot robot, int frame) throws TimeoutException {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> numberOnScreen(robot) == frame);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(frame, player.playheadProperty().get());
  }

  private int numberOnScreen(FxRobot robot) {
    int[] number = {-1};
    robot.interact(
        () -> {
          ImageView view = (ImageView) robot.lookup(node -> node instanceof ImageView).query();
          Image image = view.getImage();
          if (image != null) {
            int middleX = (int) image.getWidth() / 2;
            int middleY = (int) image.getHeight() / 2;
            number[0] = NumberedFrames.number(image.getPixelReader().getArgb(middleX, middleY));
          }
        });
    return number[0];
  }

  @Test
  void buttonsAndKeysShowTheRightPicture(FxRobot robot) throws TimeoutException {
    awaitPicture(robot, 10);
    robot.clickOn("#player-step-forward");
    awaitPicture(robot, 11);
    robot.clickOn("#player-step-back").clickOn("#player-step-back");
    awaitPicture(robot, 9);
    robot.clickOn("#player-second-forward");
    awaitPicture(robot, 34);
    robot.clickOn("#player-end");
    awaitPicture(robot, 299);
    robot.type(KeyCode.HOME);
    awaitPicture(robot, 0);
    robot.type(KeyCode.RIGHT);
    awaitPicture(robot, 1);
  }

  @Test
  void theLabelsFollowThePicture(FxRobot robot) throws TimeoutException {
    robot.interact(() -> player.seek(255));
    awaitPicture(robot, 255);
    assertEquals("00:00:10.200", robot.lookup(".player-time").queryAs(Label.class).getText());
    assertEquals("frame 255 / 300", robot.lookup(".player-frame").queryAs(Label.class).getText());
  }

  @Test
  void spacePlaysAndStops(FxRobot robot) throws TimeoutException {
    awaitPicture(robot, 10);
    robot.clickOn(".player-picture").type(KeyCode.SPACE);
    assertTrue(player.playingProperty().get());
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> player.playheadProperty().get() > 14);
    robot.type(KeyCode.SPACE);
    int stopped = player.playheadProperty().get();
    awaitPicture(robot, stopped);
  }

  @Test
  void anErrorIsShownOverThePicture(FxRobot robot) throws TimeoutException {
    library.broken.add(42);
    robot.interact(() -> player.seek(42));
    Label error = robot.lookup(".player-error").queryAs(Label.class);
    assertNotNull(error);
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, error::isVisible);
    assertEquals("Frame 42 is damaged.", error.getText());
  }

  @Test
  void aCompanionHasItsNameItsOffsetAndAButtonToCloseIt(FxRobot robot) throws TimeoutException {
    awaitPicture(robot, 10);
    List<Double> saved = new ArrayList<>();
    Companion[] side = new Companion[1];
    robot.interact(
        () -> {
          player.companions().setOnOffsetChanged(each -> saved.add(each.offsetProperty().get()));
          side[0] =
              player
                  .companions()
                  .add("camera 2", NumberedFrames.FILE, NumberedFrames.media(), 0.4)
                  .orElseThrow();
        });
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> side[0].frameProperty().get() == 20);
    assertEquals("camera 2", robot.lookup(".player-plate").queryAs(Label.class).getText());
    robot.clickOn("#player-companion-frame-forward");
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> side[0].frameProperty().get() == 21);
    robot.clickOn("#player-companion-tenth-back");
    assertEquals(0.34, side[0].offsetProperty().get(), 1e-9);
    robot.doubleClickOn(".player-offset-field");
    robot.interact(
        () -> robot.lookup(".player-offset-field").queryAs(TextField.class).setText("-0.2"));
    robot.type(KeyCode.ENTER);
    assertEquals(-0.2, side[0].offsetProperty().get(), 1e-9);
    assertEquals(3, saved.size());
    robot.clickOn("#player-companion-close");
    assertTrue(player.companions().list().isEmpty());
    assertTrue(robot.lookup(".player-plate").tryQuery().isEmpty());
  }

  @Test
  void loopAndLockAreButtonsThatStayDown(FxRobot robot) throws TimeoutException {
    awaitPicture(robot, 10);
    robot.clickOn("#player-loop").clickOn("#player-lock");
    assertTrue(player.loopingProperty().get());
    assertTrue(player.lockedProperty().get());
    robot.clickOn("#player-loop");
    assertFalse(player.loopingProperty().get());
  }

  @Test
  void inANarrowPlayerNoControlIsCut(FxRobot robot) throws TimeoutException {
    awaitPicture(robot, 10);
    Window window = robot.window(0);
    robot.interact(() -> window.setWidth(500));
    WaitForAsyncUtils.waitForFxEvents();
    double end = robot.lookup(".player").query().localToScene(0, 0).getX() + 500;
    for (String style : List.of(".player-buttons", ".player-labels", ".player-frame")) {
      Bounds bounds =
          robot.lookup(style).query().localToScene(robot.lookup(style).query().getLayoutBounds());
      assertTrue(bounds.getMinX() >= 0 && bounds.getMaxX() <= end, style + " " + bounds);
    }
  }

  @Test
  void picturesGoWhereTheyAreLargest() {
    assertEquals(1, PictureGrid.columns(1, 960, 540));
    assertEquals(2, PictureGrid.columns(2, 960, 400));
    assertEquals(1, PictureGrid.columns(2, 400, 900));
    assertEquals(2, PictureGrid.columns(4, 960, 540));
    assertEquals(2, PictureGrid.columns(3, 960, 540));
  }
}
