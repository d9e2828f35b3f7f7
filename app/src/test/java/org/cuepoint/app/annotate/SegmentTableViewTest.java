package org.cuepoint.app.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cuepoint.app.testing.FakeLearningLoop;
import org.cuepoint.app.testing.FakeMedia;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.app.workspace.WorkspaceRunners;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentFilter;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The table and the inspector beside it, with real mouse and keys, on a project in memory. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // @Start runs before every test.
class SegmentTableViewTest {

  private final InMemoryProject project = new InMemoryProject();
  private Workspace workspace;
  private ProjectSession session;
  private SegmentTableView view;

  @Start
  void start(Stage stage) {
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "wave"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    workspace = new Workspace(WorkspaceRunners.inline(), InstantSource.system());
    session =
        new ProjectSession(
            project,
            new FakeMedia(),
            new FakeLearningLoop(project),
            new Annotator.Person("ada"),
            InstantSource.system());
    workspace.open(session);
    workspace.project().addVideos(List.of(Path.of("a.mp4")));
    view = new SegmentTableView(workspace);
    stage.setScene(new Scene(new SplitPane(view, new InspectorView(workspace)), 1000, 500));
    stage.show();
  }

  @AfterEach
  void close() {
    project.close();
  }

  private ClassId named(String name) {
    return workspace.schemeProperty().get().find(name).orElseThrow().id();
  }

  private void add(String name, int start, int end) {
    session
        .labelling()
        .add(
            workspace.video().current().orElseThrow().id(),
            Optional.empty(),
            named(name),
            workspace.video().index().orElseThrow(),
            new FrameRange(start, end));
  }

  private void addThree(FxRobot robot) {
    robot.interact(
        () -> {
          add("wave", 0, 50);
          add("walk", 100, 125);
          add("wave", 200, 200);
        });
    try {
      WaitForAsyncUtils.waitFor(
          30, TimeUnit.SECONDS, () -> robot.lookup("point").tryQuery().isPresent());
    } catch (TimeoutException late) {
      throw new AssertionError(late);
    }
  }

  private TableView<Segment> table(FxRobot robot) {
    return robot.lookup("#segments").queryTableView();
  }

  private List<Integer> starts(FxRobot robot) {
    return table(robot).getItems().stream().map(s -> s.range().frames().start()).toList();
  }

  private String count(FxRobot robot) {
    return robot.lookup("#segment-count").queryAs(Label.class).getText();
  }

  private List<Segment> all() {
    return workspace.video().segments();
  }

  @Test
  void segmentsAndPointsAreListedInOrder(FxRobot robot) {
    addThree(robot);
    assertEquals(List.of(0, 100, 200), starts(robot));
    assertEquals("3 segments", count(robot));
    assertTrue(robot.lookup("point").tryQuery().isPresent());
    assertTrue(robot.lookup("1.00 s").tryQuery().isPresent());
  }

  @Test
  void aSearchShowsHowManyOfHowManyFitAndEscapeShowsAll(FxRobot robot) {
    addThree(robot);
    robot.interact(view::search);
    robot.write("WAL");
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(List.of(100), starts(robot));
    assertEquals("1 of 3 shown", count(robot));
    assertEquals("WAL", workspace.video().filterProperty().get().text());
    robot.write("rus");
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(robot.lookup("No segment fits").tryQuery().isPresent());
    robot.push(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(List.of(0, 100, 200), starts(robot));
  }

  @Test
  void theFilterOfTheVideoIsFollowedAndCleared(FxRobot robot) {
    addThree(robot);
    robot.interact(
        () ->
            workspace
                .video()
                .filterProperty()
                .set(new SegmentFilter("", Set.of(named("wave")), Set.of(LabelState.POSITIVE))));
    assertEquals("2 of 3 shown", count(robot));
    robot.clickOn("#segment-all");
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals("3 segments", count(robot));
  }

  @Test
  void severalRowsAreSelectedBothWays(FxRobot robot) {
    addThree(robot);
    robot.clickOn("1.00 s").push(KeyCode.SHIFT, KeyCode.DOWN);
    WaitForAsyncUtils.waitForFxEvents();
    AnnotationSelection selection = workspace.video().selectionProperty().get();
    assertEquals(2, selection.size());
    assertEquals(Optional.of(all().get(2).key()), selection.lead());

    robot.interact(
        () ->
            workspace
                .video()
                .selectionProperty()
                .set(AnnotationSelection.ofSegments(all().subList(0, 2))));
    assertEquals(List.of(0, 1), drawnAsSelected(robot));
  }

  private List<Integer> drawnAsSelected(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup(".table-row-cell").<TableRow<?>>queryAll().stream()
        .filter(row -> row.isSelected() && !row.isEmpty())
        .map(TableRow::getIndex)
        .sorted()
        .toList();
  }

  @Test
  void theSelectionStaysWithItsSegmentsWhenOthersComeAndGo(FxRobot robot) {
    addThree(robot);
    Segment point = all().getLast();
    robot.interact(() -> workspace.video().select(point));
    robot.interact(() -> add("walk", 60, 80));
    assertEquals(List.of(3), drawnAsSelected(robot));
    robot.interact(() -> workspace.labels().undo());
    assertEquals(List.of(2), drawnAsSelected(robot));
    assertEquals(AnnotationSelection.of(point), workspace.video().selectionProperty().get());
  }

  @Test
  void aMenuChangesAllSelectedRowsInOneStep(FxRobot robot) {
    addThree(robot);
    robot.clickOn("point").push(KeyCode.SHORTCUT, KeyCode.A);
    assertEquals(3, workspace.video().selectionProperty().get().size());
    robot.rightClickOn("point");
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn("Delete");
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(List.of(), all());
    robot.interact(() -> workspace.labels().undo());
    assertEquals(3, all().size());
  }

  @Test
  void aColumnOrdersTheRowsAlsoAfterAnEdit(FxRobot robot) {
    addThree(robot);
    TableColumn<Segment, ?> length = table(robot).getColumns().get(5);
    robot.interact(() -> table(robot).getSortOrder().setAll(List.of(length)));
    assertEquals(List.of(200, 100, 0), starts(robot));
    robot.interact(() -> add("walk", 300, 310));
    assertEquals(List.of(200, 300, 100, 0), starts(robot));
    robot.interact(() -> table(robot).getSortOrder().clear());
    assertEquals(List.of(0, 100, 200, 300), starts(robot));
  }

  @Test
  void aPlaceIsEditedInTheTable(FxRobot robot) {
    addThree(robot);
    robot.interact(
        () -> {
          table(robot).requestFocus();
          table(robot).edit(1, table(robot).getColumns().get(4));
        });
    robot.push(KeyCode.SHORTCUT, KeyCode.A).write("f130").push(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(new FrameRange(100, 130), all().get(1).range().frames());
  }

  @Test
  void theInspectorChangesAllSelected(FxRobot robot) {
    addThree(robot);
    robot.clickOn("point").push(KeyCode.SHORTCUT, KeyCode.A);
    assertTrue(robot.lookup("3 segments").queryAll().size() >= 2);
    ComboBox<LabelState> states = robot.lookup("#segments-state").queryComboBox();
    robot.interact(() -> states.setValue(LabelState.UNKNOWN));
    assertTrue(all().stream().allMatch(s -> s.state() == LabelState.UNKNOWN));
    // Again, with the segments as they are now.
    TextField sure = robot.lookup("#segments-confidence").queryAs(TextField.class);
    robot.clickOn(sure).write("80%").push(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(all().stream().allMatch(s -> s.confidence().orElse(0) == 0.8));
    robot.interact(() -> workspace.labels().undo());
    robot.interact(() -> workspace.labels().undo());
    assertTrue(all().stream().allMatch(s -> s.state() == LabelState.POSITIVE));
  }

  @Test
  void manyRowsFollowAnEdit(FxRobot robot) {
    List<AnnotationEdit> edits = new ArrayList<>();
    var video = workspace.video().current().orElseThrow().id();
    for (int i = 0; i < 100_000; i++) {
      int start = i % 990;
      edits.add(
          new AnnotationEdit.Add(Fixtures.segment(video, named("wave"), start, start + 1 + i % 9)));
    }
    robot.interact(() -> session.journal().apply(video, "segment.add", edits));
    assertEquals("100,000 segments", count(robot));
    Segment one = all().get(50_000);
    robot.interact(() -> workspace.video().select(one));
    robot.interact(() -> workspace.labels().changeNotes(List.of(one), "here"));
    assertEquals("here", table(robot).getSelectionModel().getSelectedItem().notes());
    robot.interact(() -> table(robot).requestFocus());
    robot.push(KeyCode.SHORTCUT, KeyCode.A);
    assertEquals(100_000, workspace.video().selectionProperty().get().size());
    robot.push(KeyCode.HOME);
    assertEquals(List.of(0), drawnAsSelected(robot));
  }
}
