package org.cuepoint.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.cuepoint.app.timeline.TrackGrouping;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameSize;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Regions with a real mouse and real keys, on pictures of 320 by 180. */
class RegionsInWindowTest extends WindowTest {

  private static final FrameSize SIZE = new FrameSize(320, 180);

  @Start
  void start(Stage stage) {
    open(stage);
  }

  @BeforeEach
  void openAVideo(FxRobot robot) throws TimeoutException {
    addVideos(robot);
    waitFor(() -> pictureIsShown(robot));
  }

  private static boolean pictureIsShown(FxRobot robot) {
    return robot.lookup(".player-picture ImageView").tryQueryAs(ImageView.class).stream()
        .anyMatch(view -> view.getImage() != null && view.getFitWidth() > 10);
  }

  private List<AnalysisRegion> regions() {
    return workspace.video().scopeProperty().get().regions();
  }

  /** Returns where a place of the picture is on screen. */
  private static Point2D at(FxRobot robot, double x, double y) {
    Bounds picture =
        robot.bounds(robot.lookup(".player-picture ImageView").queryAs(Node.class)).query();
    return new Point2D(
        picture.getMinX() + x * picture.getWidth(), picture.getMinY() + y * picture.getHeight());
  }

  private static void drag(FxRobot robot, double x, double y, double toX, double toY) {
    robot.moveTo(at(robot, x, y)).press(MouseButton.PRIMARY);
    robot.moveTo(at(robot, (x + toX) / 2, (y + toY) / 2)).moveTo(at(robot, toX, toY));
    robot.release(MouseButton.PRIMARY);
  }

  private void assertNear(Crop wanted, Crop found) {
    String both = wanted + " " + found;
    assertEquals(wanted.x(), found.x(), 0.02, both);
    assertEquals(wanted.y(), found.y(), 0.03, both);
    assertEquals(wanted.right(), found.right(), 0.02, both);
    assertEquals(wanted.bottom(), found.bottom(), 0.03, both);
    double pixels = found.x() * SIZE.width();
    assertEquals(Math.rint(pixels), pixels, 1e-9, "between pixels");
  }

  private void draw(FxRobot robot, String name, Crop crop) throws TimeoutException {
    int before = regions().size();
    drag(robot, crop.x(), crop.y(), crop.right(), crop.bottom());
    waitFor(() -> regions().size() == before + 1);
    waitFor(() -> robot.lookup("#region-name").tryQuery().isPresent());
    robot.write(name);
    press(robot, KeyCode.ENTER);
    waitFor(() -> regions().getLast().name().equals(name));
  }

  @Test
  void aRegionIsDrawnNamedMovedResizedAndTakenBack(FxRobot robot) throws TimeoutException {
    press(robot, KeyCode.SHORTCUT, KeyCode.G);
    waitFor(() -> workspace.regions().drawingProperty().get());
    draw(robot, "left pen", new Crop(0.1, 0.1, 0.4, 0.6));
    assertNear(new Crop(0.1, 0.1, 0.4, 0.6), regions().getFirst().crop());

    drag(robot, 0.3, 0.4, 0.4, 0.5);
    waitFor(() -> regions().getFirst().crop().x() > 0.15);
    assertNear(new Crop(0.2, 0.2, 0.4, 0.6), regions().getFirst().crop());

    Crop before = regions().getFirst().crop();
    drag(robot, before.right(), before.bottom(), 0.9, 0.9);
    waitFor(() -> regions().getFirst().crop().right() > 0.8);
    assertNear(new Crop(0.2, 0.2, 0.7, 0.7), regions().getFirst().crop());

    // The frame on screen stays: the arrows belong to the region now.
    int frame = workspace.video().playheadProperty().get();
    double x = regions().getFirst().crop().x();
    press(robot, KeyCode.LEFT);
    press(robot, KeyCode.LEFT);
    press(robot, KeyCode.ESCAPE);
    assertTrue(workspace.regions().drawingProperty().get(), "moves that are not kept go first");
    press(robot, KeyCode.LEFT);
    waitFor(() -> regions().getFirst().crop().x() < x);
    assertEquals(x - 1.0 / SIZE.width(), regions().getFirst().crop().x(), 1e-9);
    assertEquals(frame, workspace.video().playheadProperty().get());

    press(robot, KeyCode.ESCAPE);
    assertFalse(workspace.regions().drawingProperty().get());
    press(robot, KeyCode.SHORTCUT, KeyCode.Z);
    waitFor(() -> regions().getFirst().crop().x() == x);
    for (int i = 0; i < 4; i++) {
      press(robot, KeyCode.SHORTCUT, KeyCode.Z);
    }
    waitFor(() -> regions().isEmpty());
  }

  @Test
  void keysGoFromRegionToRegionAndLabelsGetTheChosenOne(FxRobot robot) throws TimeoutException {
    press(robot, KeyCode.SHORTCUT, KeyCode.G);
    draw(robot, "left", new Crop(0.05, 0.1, 0.4, 0.8));
    draw(robot, "right", new Crop(0.55, 0.1, 0.4, 0.8));
    press(robot, KeyCode.ESCAPE);
    label(robot, KeyCode.DIGIT1, 100, 149);
    assertEquals(
        Optional.of(regions().get(1).id()), workspace.video().segments().getFirst().region());
    press(robot, KeyCode.SHORTCUT, KeyCode.PAGE_UP);
    waitFor(() -> workspace.video().segments().isEmpty());
    label(robot, KeyCode.DIGIT2, 200, 249);
    assertEquals(
        Optional.of(regions().getFirst().id()), workspace.video().segments().getFirst().region());

    robot.clickOn("#region-all");
    waitFor(() -> workspace.video().segments().size() == 2);
    assertEquals(TrackGrouping.SUBJECTS, window.timeline().trackingProperty().get());
    robot.clickOn("#region-all");
    waitFor(() -> workspace.video().segments().size() == 1);
    assertEquals(TrackGrouping.CLASSES, window.timeline().trackingProperty().get());
  }

  @Test
  void labelsOfTheWholeFrameAreOfferedToTheFirstRegion(FxRobot robot) throws TimeoutException {
    label(robot, KeyCode.DIGIT1, 100, 149);
    assertFalse(robot.lookup("#region-bar").queryAs(Node.class).isVisible());
    press(robot, KeyCode.SHORTCUT, KeyCode.G);
    draw(robot, "pen", new Crop(0.1, 0.1, 0.4, 0.6));
    press(robot, KeyCode.ESCAPE);
    waitFor(() -> robot.lookup("#region-question").queryAs(Node.class).isVisible());
    robot.clickOn("#region-assign");
    waitFor(() -> workspace.regions().wholeFrameLabelsProperty().get() == 0);
    assertEquals(1, workspace.video().segments().size());
    waitFor(() -> !robot.lookup("#region-question").queryAs(Node.class).isVisible());
  }

  @Test
  void regionsAreCopiedToVideosThatWereFilmedAlike(FxRobot robot) throws TimeoutException {
    dialogs.answer(java.nio.file.Path.of("b.mp4"));
    robot.interact(() -> window.commands().get("file.add-videos").run());
    waitFor(() -> workspace.videos().size() == 2);
    press(robot, KeyCode.SHORTCUT, KeyCode.G);
    draw(robot, "pen", new Crop(0.1, 0.1, 0.4, 0.6));
    press(robot, KeyCode.ESCAPE);
    robot.clickOn("#region-copy");
    assertTrue(robot.lookup(".page .check-box").queryAs(CheckBox.class).isSelected());
    robot.clickOn("#region-copy-to");
    waitFor(() -> workspace.videos().get(1).video().regions().size() == 1);
    assertEquals("pen", workspace.videos().get(1).video().regions().getFirst().name());
  }
}
