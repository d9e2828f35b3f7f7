package org.cuepoint.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cuepoint.app.workspace.OpenVideo;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The whole grammar of labelling with real keys, without the mouse: walk and wave exclude. */
@SuppressWarnings("NullAway.Init") // Set before every test.
class LabellingByKeysTest extends WindowTest {

  @Start
  void start(Stage stage) {
    open(stage);
  }

  private OpenVideo video;

  @BeforeEach
  void openAVideo(FxRobot robot) throws TimeoutException {
    video = workspace.video();
    addVideos(robot);
  }

  private List<FrameRange> ranges() {
    return video.segments().stream().map(s -> s.range().frames()).toList();
  }

  private void expect(FrameRange... ranges) throws TimeoutException {
    waitFor(() -> ranges().equals(List.of(ranges)));
  }

  private static FrameRange frames(int start, int end) {
    return new FrameRange(start, end);
  }

  private String undoes() {
    return video.undoableProperty().get().map(EditStep::action).orElse("");
  }

  @Test
  void edgesAreTrimmedByOneAndByTenFrames(FxRobot robot) throws TimeoutException {
    label(robot, KeyCode.DIGIT1, 100, 149);
    seek(robot, 0);
    press(robot, KeyCode.PERIOD);
    waitFor(() -> video.selectedSegments().size() == 1);
    press(robot, KeyCode.ALT, KeyCode.LEFT);
    expect(frames(99, 150));
    press(robot, KeyCode.ALT, KeyCode.SHIFT, KeyCode.RIGHT);
    expect(frames(109, 150));
    press(robot, KeyCode.SHORTCUT, KeyCode.RIGHT);
    expect(frames(109, 151));
    press(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.LEFT);
    expect(frames(109, 141));
    press(robot, KeyCode.ALT, KeyCode.DOWN);
    expect(frames(110, 142));
    press(robot, KeyCode.SHORTCUT, KeyCode.Z);
    expect(frames(109, 141));
  }

  @Test
  void aSegmentIsSplitAndMergedAgain(FxRobot robot) throws TimeoutException {
    label(robot, KeyCode.DIGIT1, 100, 149);
    seek(robot, 120);
    press(robot, KeyCode.S);
    expect(frames(100, 120), frames(120, 150));
    assertEquals("segment.split", undoes());
    press(robot, KeyCode.SHORTCUT, KeyCode.A);
    waitFor(() -> video.selectedSegments().size() == 2);
    press(robot, KeyCode.SHORTCUT, KeyCode.M);
    expect(frames(100, 150));
    press(robot, KeyCode.SHORTCUT, KeyCode.Z);
    expect(frames(100, 120), frames(120, 150));
    press(robot, KeyCode.SHORTCUT, KeyCode.Z);
    expect(frames(100, 150));
  }

  @Test
  void severalSegmentsChangeInOneStep(FxRobot robot) throws TimeoutException {
    label(robot, KeyCode.DIGIT1, 100, 149);
    label(robot, KeyCode.DIGIT1, 200, 249);
    label(robot, KeyCode.DIGIT1, 300, 349);
    press(robot, KeyCode.SHORTCUT, KeyCode.A);
    press(robot, KeyCode.DIGIT2);
    waitFor(() -> classes().equals(List.of("wave", "wave", "wave")));
    press(robot, KeyCode.ALT, KeyCode.DIGIT3);
    waitFor(() -> video.segments().stream().allMatch(s -> s.state() == LabelState.UNKNOWN));
    press(robot, KeyCode.SHORTCUT, KeyCode.Z);
    waitFor(() -> video.segments().stream().allMatch(s -> s.state() == LabelState.POSITIVE));
    press(robot, KeyCode.SHORTCUT, KeyCode.Z);
    waitFor(() -> classes().equals(List.of("walk", "walk", "walk")));
    press(robot, KeyCode.DELETE);
    expect();
    press(robot, KeyCode.SHORTCUT, KeyCode.Z);
    expect(frames(100, 150), frames(200, 250), frames(300, 350));
  }

  private List<String> classes() {
    return video.segments().stream()
        .map(s -> workspace.schemeProperty().get().find(s.actionClass()).orElseThrow().name())
        .toList();
  }

  @Test
  void aSegmentIsDuplicatedAtThePlayhead(FxRobot robot) throws TimeoutException {
    label(robot, KeyCode.DIGIT1, 100, 149);
    seek(robot, 0);
    press(robot, KeyCode.PERIOD);
    waitFor(() -> video.selectedSegments().size() == 1);
    seek(robot, 400);
    press(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.D);
    expect(frames(100, 150), frames(400, 450));
  }

  @Test
  void aClassThatExcludesAnotherTrimsIt(FxRobot robot) throws TimeoutException {
    label(robot, KeyCode.DIGIT1, 100, 199);
    label(robot, KeyCode.DIGIT2, 150, 249);
    expect(frames(100, 150), frames(150, 250));
    press(robot, KeyCode.SHORTCUT, KeyCode.Z);
    expect(frames(100, 200));
  }

  @Test
  void pointsAndReachesToTheNextBoundaryTakeTheClassThatWasUsedLast(FxRobot robot)
      throws TimeoutException {
    label(robot, KeyCode.DIGIT1, 500, 549);
    seek(robot, 300);
    press(robot, KeyCode.P);
    expect(frames(300, 300), frames(500, 550));
    seek(robot, 450);
    press(robot, KeyCode.E);
    waitFor(() -> ranges().contains(frames(450, 500)));
    seek(robot, 320);
    press(robot, KeyCode.SHIFT, KeyCode.DIGIT2);
    waitFor(() -> ranges().contains(frames(320, 320)));
  }

  @Test
  void jumpsGoFromBoundaryToBoundary(FxRobot robot) throws TimeoutException {
    label(robot, KeyCode.DIGIT1, 100, 149);
    label(robot, KeyCode.DIGIT2, 300, 349);
    seek(robot, 0);
    for (int boundary : new int[] {100, 150, 300, 350}) {
      press(robot, KeyCode.DOWN);
      waitFor(() -> video.playheadProperty().get() == boundary);
    }
    press(robot, KeyCode.UP);
    waitFor(() -> video.playheadProperty().get() == 300);
    press(robot, KeyCode.PAGE_DOWN);
    waitFor(() -> video.playheadProperty().get() > 300);
  }

  @Test
  void manySuggestionsAreAcceptedInOneStepThatUndoTakesBack(FxRobot robot) throws TimeoutException {
    label(robot, KeyCode.DIGIT1, 900, 909);
    robot.interact(() -> workspace.learn().index());
    waitFor(() -> !video.suggestions().isEmpty());
    robot.interact(
        () -> {
          workspace.learn().updateWhileLabellingProperty().set(false);
          window.timeline().fit();
        });
    waitFor(() -> !workspace.learn().busyProperty().get());
    int suggestions = video.suggestions().size();
    List<Segment> before = List.copyOf(video.segments());
    press(robot, KeyCode.SHORTCUT, KeyCode.ENTER);
    waitFor(() -> video.suggestions().isEmpty());
    assertTrue(video.segments().size() > before.size());
    press(robot, KeyCode.SHORTCUT, KeyCode.Z);
    waitFor(() -> video.suggestions().size() == suggestions);
    assertEquals(before, List.copyOf(video.segments()));
    press(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
    waitFor(() -> video.suggestions().isEmpty());
  }

  @Test
  void suggestionsAreDecidedOneAfterTheOtherWithoutAMouse(FxRobot robot) throws TimeoutException {
    label(robot, KeyCode.DIGIT1, 900, 909);
    robot.interact(() -> workspace.learn().index());
    waitFor(() -> video.suggestions().size() >= 2 && !workspace.learn().busyProperty().get());
    robot.interact(() -> workspace.learn().updateWhileLabellingProperty().set(false));
    int suggestions = video.suggestions().size();
    seek(robot, 0);
    press(robot, KeyCode.PERIOD);
    waitFor(() -> video.selectedSuggestions().size() == 1);
    press(robot, KeyCode.ENTER);
    waitFor(() -> video.suggestions().size() == suggestions - 1);
    waitFor(() -> video.selectedSuggestions().size() == 1);
    press(robot, KeyCode.BACK_SPACE);
    waitFor(() -> video.suggestions().size() == suggestions - 2);
    assertEquals("suggestion.reject", undoes());
  }

  @Test
  void everyActionOfTheLabelMenuHasAKeyOrStandsInTheListOfCommands() {
    List<String> ids = window.commands().all().stream().map(c -> c.id()).toList();
    assertTrue(ids.contains("help.commands"));
    assertTrue(ids.containsAll(List.of("label.split", "label.merge", "label.duplicate")));
  }
}
