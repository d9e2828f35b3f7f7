package org.cuepoint.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cuepoint.app.overview.OverviewWindow;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The window of dashboard and ethogram, opened from the workbench. */
class OverviewInWindowTest extends WindowTest {

  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Test
  void aLabelIsSeenInTheEthogramAndTheChartIsSaved(FxRobot robot) throws Exception {
    addVideos(robot);
    label(robot, KeyCode.DIGIT1, 100, 149);
    label(robot, KeyCode.DIGIT2, 150, 199);
    press(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.E);
    OverviewWindow beside = window.overview();
    waitFor(() -> beside.model().surveyProperty().get() != null);
    TableView<?> table = (TableView<?>) beside.scene().lookup("#ethogram-table");
    waitFor(() -> table.getItems().size() == 2);

    Path file = folder.resolve("raster.png");
    export(robot, beside, "export-raster", file);
    assertEquals((byte) 'P', Files.readAllBytes(file)[1]);
    Path drawing = folder.resolve("transitions.svg");
    export(robot, beside, "export-transitions", drawing);
    assertTrue(Files.readString(drawing).contains("<svg"));
    assertEquals(
        List.of("file to write: Study-raster.svg", "file to write: Study-transitions.svg"),
        dialogs.asked().stream().filter(each -> each.startsWith("file")).toList());

    robot.interact(
        () ->
            beside
                .ethogram()
                .actionClassProperty()
                .set(Optional.of(workspace.schemeProperty().get().classes().getFirst().id())));
    assertEquals(1, beside.ethogram().shownProperty().get().records().size());
  }

  private void export(FxRobot robot, OverviewWindow from, String item, Path to)
      throws TimeoutException {
    dialogs.answer(to);
    MenuButton menu = (MenuButton) from.scene().lookup("#ethogram-export");
    robot.interact(
        () ->
            menu.getItems().stream()
                .filter(each -> item.equals(each.getId()))
                .forEach(each -> each.fire()));
    waitFor(() -> Files.exists(to) && Files.size(to) > 0);
  }

  @Test
  void theDashboardReadsAnewWhatWasLabelledMeanwhile(FxRobot robot) throws TimeoutException {
    addVideos(robot);
    robot.interact(() -> window.commands().get("view.overview").run());
    OverviewWindow beside = window.overview();
    waitFor(() -> beside.model().overviewProperty().get() != null);
    assertEquals(0, beside.model().overviewProperty().get().segments());
    robot.interact(() -> window.root().getScene().getWindow().requestFocus());
    robot.interact(() -> window.root().requestFocus());
    label(robot, KeyCode.DIGIT1, 100, 149);
    robot.interact(() -> beside.model().refreshIfStale());
    waitFor(() -> beside.model().overviewProperty().get().segments() == 1);
    press(robot, KeyCode.ESCAPE);
  }
}
