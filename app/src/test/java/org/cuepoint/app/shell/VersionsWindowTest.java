package org.cuepoint.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cuepoint.core.recognition.ModelVersion;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The window of model versions beside the main window, with real threads. */
class VersionsWindowTest extends WindowTest {

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

  private void select(FxRobot robot, int... rows) {
    TableView<?> table = robot.lookup("#versions-table").queryAs(TableView.class);
    robot.interact(
        () -> {
          table.getSelectionModel().clearSelection();
          table.getSelectionModel().selectIndices(rows[0], rows);
        });
  }

  private static boolean isShown(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().map(Node::isVisible).orElse(false);
  }

  @Test
  void aVersionIsActivatedTakenBackNotedAndDeleted(FxRobot robot) throws TimeoutException {
    addVideos(robot);
    label(robot, KeyCode.DIGIT1, 900, 949);
    robot.interact(() -> workspace.learn().updateWhileLabellingProperty().set(false));
    train(robot, 3);
    List<ModelVersion> models = List.copyOf(workspace.models());
    robot.interact(() -> window.commands().get("models.versions").run());
    waitFor(() -> isShown(robot, "#versions-table"));
    TableView<?> table = robot.lookup("#versions-table").queryAs(TableView.class);
    waitFor(() -> table.getItems().size() == 3);
    waitFor(() -> isShown(robot, "#version-title"));
    assertEquals("fast-head v3", robot.lookup("#version-title").queryAs(Label.class).getText());

    select(robot, 2);
    waitFor(() -> !robot.lookup("#versions-activate").queryButton().isDisabled());
    press(robot, "#versions-activate");
    waitFor(() -> models.getFirst().equals(workspace.activeModelProperty().get()));
    waitFor(() -> !workspace.learn().busyProperty().get());
    waitFor(() -> !workspace.queue().isEmpty());
    assertEquals(models.getFirst().id(), project.queue().currentRound().orElseThrow().model());
    assertTrue(
        workspace.video().suggestions().stream()
            .allMatch(each -> each.model().equals(models.getFirst().id())));

    press(robot, "#versions-roll-back");
    waitFor(() -> models.getLast().equals(workspace.activeModelProperty().get()));
    waitFor(() -> !workspace.learn().busyProperty().get());
    waitFor(() -> models.getLast().id().equals(project.queue().currentRound().get().model()));

    waitFor(() -> isShown(robot, "#version-tags"));
    robot.interact(() -> robot.lookup("#version-tags").queryAs(TextField.class).setText("old"));
    press(robot, "#version-remark");
    waitFor(() -> project.models().remarks(models.getFirst().id()).tags().contains("old"));

    select(robot, 1, 2);
    waitFor(() -> isShown(robot, "#versions-several"));
    press(robot, "#versions-differ");
    waitFor(() -> isShown(robot, "#versions-difference"));
    press(robot, "#versions-delete");
    waitFor(() -> isShown(robot, "#versions-delete-confirm"));
    press(robot, "#versions-delete-confirm");
    waitFor(() -> workspace.models().equals(List.of(models.getLast())));
    waitFor(() -> table.getItems().size() == 1);
    assertEquals(2, project.models().deleted().size());
    assertEquals(1, workspace.video().segments().size(), "labels stay");

    select(robot, 0);
    press(robot, "#versions-delete");
    waitFor(() -> isShown(robot, "#versions-refusal"));
  }
}
