package org.cuepoint.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cuepoint.core.session.DisagreementReview;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The window of models side by side beside the main window, with real threads. */
class CompareWindowTest extends WindowTest {

  @Start
  void start(Stage stage) {
    open(stage);
  }

  private void train(FxRobot robot, int versions) throws TimeoutException {
    for (int i = 1; i <= versions; i++) {
      int wanted = i;
      robot.interact(() -> workspace.learn().trainFastHead());
      waitFor(() -> workspace.models().size() == wanted);
      waitFor(() -> !workspace.learn().busyProperty().get());
    }
  }

  private void press(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
  }

  private static boolean isShown(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().map(Node::isVisible).orElse(false);
  }

  @Test
  void aDisagreementIsFoundLookedAtAndAsked(FxRobot robot) throws TimeoutException {
    addVideos(robot);
    label(robot, KeyCode.DIGIT1, 900, 949);
    robot.interact(() -> workspace.learn().updateWhileLabellingProperty().set(false));
    train(robot, 2);
    robot.interact(() -> window.commands().get("models.compare").run());
    waitFor(() -> isShown(robot, "#compare-strips"));
    waitFor(() -> isShown(robot, "#compare-videos"));
    TableView<?> videos = robot.lookup("#compare-videos").queryAs(TableView.class);
    assertEquals(workspace.videos().size(), videos.getItems().size());
    TabPane tabs = robot.lookup("#compare-figures-tabs").queryAs(TabPane.class);
    for (int tab = 0; tab < tabs.getTabs().size(); tab++) {
      int shown = tab;
      robot.interact(() -> tabs.getSelectionModel().select(shown));
      assertTrue(tabs.getTabs().get(tab).getContent().isVisible());
    }

    int before = workspace.video().playheadProperty().get();
    press(robot, "#compare-previous");
    waitFor(() -> workspace.video().playheadProperty().get() < before);
    press(robot, "#compare-explain");
    waitFor(() -> robot.lookup(".compare-scope").queryAll().size() >= 2);
    press(robot, "#compare-ask");
    waitFor(() -> workspace.queue().size() == 1);
    assertEquals(
        DisagreementReview.ACQUISITION,
        project.queue().currentRound().orElseThrow().acquisition());
  }
}
