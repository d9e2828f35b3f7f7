package org.cuepoint.app.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.cuepoint.app.testing.TestStage;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class TimelineViewTest {

  private final RecordedActions actions = new RecordedActions();
  private final TimelineViewModel timeline = SampleVideo.timeline(actions);
  private final Segment segment = SampleVideo.segment(SampleVideo.WALK, 200, 400);
  private final Suggestion suggestion = SampleVideo.suggestion(SampleVideo.WAVE, 600, 800);

  // Made on the FX thread, since it has a tooltip and a menu.
  @SuppressWarnings("NullAway.Init")
  private TimelineView view;

  @Start
  void start(Stage stage) {
    view = new TimelineView(timeline);
    SampleVideo.setSegments(timeline, segment);
    SampleVideo.setSuggestions(timeline, suggestion);
    timeline.playheadProperty().set(20);
    Scene scene = new Scene(view, 900, 300);
    scene.getStylesheets().add(view.getUserAgentStylesheet());
    TestStage.show(stage, scene);
  }

  private TimelineLayout layout() {
    return view.shownLayout().orElseThrow();
  }

  private Point2D at(double frame, double y) {
    return view.localToScreen(layout().x(frame), y);
  }

  private Point2D track(int i, double frame) {
    LaneSection.Strip lane = layout().tracks().lanes().get(i);
    return at(frame, lane.y() + lane.height() / 2);
  }

  private Point2D suggestionAt(double frame) {
    return at(frame, layout().suggestions().row(0, 0).middle());
  }

  private static void drag(FxRobot robot, Point2D from, Point2D to) {
    robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(to).release(MouseButton.PRIMARY);
  }

  /** Drags, or clicks, with a key held: the headless platform's robot forgets it for the mouse. */
  private void held(FxRobot robot, KeyCode key, Point2D from, Point2D to) {
    robot.interact(
        () -> {
          view.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, key, from));
          if (!from.equals(to)) {
            view.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, key, from.midpoint(to)));
            view.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, key, to));
          }
          view.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, key, to));
        });
  }

  private MouseEvent mouse(EventType<MouseEvent> type, KeyCode key, Point2D screen) {
    Point2D at = view.screenToLocal(screen);
    return new MouseEvent(
        type,
        at.getX(),
        at.getY(),
        screen.getX(),
        screen.getY(),
        MouseButton.PRIMARY,
        1,
        key == KeyCode.SHIFT,
        key == KeyCode.CONTROL,
        key == KeyCode.ALT,
        false,
        true,
        false,
        false,
        false,
        false,
        true,
        null);
  }

  private static void near(FrameRange expected, FrameRange found) {
    // The mouse stands on whole pixels, which are wider than a frame here.
    assertEquals(expected.start(), found.start(), 2, () -> "found " + found);
    assertEquals(expected.end(), found.end(), 2, () -> "found " + found);
  }

  @Test
  void draggingOnAnEmptyTrackAsksForOneSegment(FxRobot robot) {
    drag(robot, track(1, 100), track(1, 300));
    assertEquals(1, actions.changes());
    near(new FrameRange(100, 300), actions.added.getFirst());
    assertEquals(List.of(SampleVideo.WAVE.id()), actions.addedClasses);
  }

  @Test
  void draggingAnEdgeTrims(FxRobot robot) {
    drag(robot, track(0, 400), track(0, 500));
    assertEquals(1, actions.changes());
    near(new FrameRange(200, 500), actions.reshaped.getFirst());
  }

  @Test
  void escapeDuringADragChangesNothing(FxRobot robot) {
    robot.moveTo(track(0, 400)).press(MouseButton.PRIMARY).moveTo(track(0, 500));
    assertFalse(timeline.gestures().isIdle());
    robot.type(KeyCode.ESCAPE);
    assertTrue(timeline.gestures().isIdle());
    robot.release(MouseButton.PRIMARY);
    assertEquals(0, actions.changes());
  }

  @Test
  void enterAcceptsAndBackspaceRefusesTheClickedSuggestion(FxRobot robot) {
    robot.clickOn(suggestionAt(700)).type(KeyCode.ENTER).type(KeyCode.BACK_SPACE);
    assertEquals(List.of(suggestion), actions.accepted);
    assertEquals(List.of(suggestion), actions.rejected);
  }

  @Test
  void deleteRemovesTheClickedSegment(FxRobot robot) {
    robot.clickOn(track(0, 300)).type(KeyCode.DELETE);
    assertEquals(List.of(segment), actions.removed);
  }

  @Test
  void draggingTheEdgeOfASuggestionAcceptsItTrimmed(FxRobot robot) {
    drag(robot, suggestionAt(800), suggestionAt(700));
    assertEquals(1, actions.changes());
    near(new FrameRange(600, 700), actions.acceptedAs.getFirst());
  }

  @Test
  void clickingTheRulerSeeks(FxRobot robot) {
    robot.clickOn(at(500, layout().ruler().y() + 10));
    assertEquals(500, actions.seeks.getFirst(), 2);
  }

  @Test
  void arrowsStepFromThePlayhead(FxRobot robot) {
    robot.clickOn(track(0, 300)).type(KeyCode.RIGHT).type(KeyCode.LEFT).type(KeyCode.HOME);
    assertEquals(List.of(21, 19, 0), actions.seeks);
  }

  @Test
  void theWheelZoomsToTheMouse(FxRobot robot) {
    Point2D mouse = view.screenToLocal(track(2, 500));
    double before = layout().frameAt(mouse.getX());
    // The headless platform's robot has no wheel.
    robot.interact(() -> view.fireEvent(wheel(mouse, 120)));
    assertTrue(timeline.visibleProperty().get().span() < SampleVideo.FRAMES);
    assertEquals(before, layout().frameAt(mouse.getX()), 1e-6);
  }

  private static ScrollEvent wheel(Point2D at, double turn) {
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        at.getX(),
        at.getY(),
        at.getX(),
        at.getY(),
        false,
        false,
        false,
        false,
        false,
        false,
        0,
        turn,
        0,
        turn,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        null);
  }

  @Test
  void doubleClickZoomsToTheSegment(FxRobot robot) {
    robot.doubleClickOn(track(0, 300));
    assertEquals(new Viewport(150, 450), timeline.visibleProperty().get());
    assertEquals(0, actions.changes());
  }

  @Test
  void ctrlAndShiftClicksChooseSeveralAndADragMovesThemAll(FxRobot robot) {
    Segment later = SampleVideo.segment(SampleVideo.WALK, 500, 600);
    Segment wave = SampleVideo.segment(SampleVideo.WAVE, 700, 760);
    robot.interact(() -> SampleVideo.setSegments(timeline, segment, later, wave));
    robot.clickOn(track(0, 300));
    held(robot, KeyCode.SHIFT, track(0, 550), track(0, 550));
    held(robot, KeyCode.CONTROL, track(1, 730), track(1, 730));
    assertEquals(3, timeline.selectedSegments().size());
    drag(robot, track(0, 550), track(0, 590));
    assertEquals(1, actions.changes());
    assertEquals(3, actions.moves.getFirst().segments().size());
    assertEquals(40, actions.moves.getFirst().frames(), 8);
  }

  @Test
  void aDragWithShiftDrawsARectangleThatChooses(FxRobot robot) {
    Segment wave = SampleVideo.segment(SampleVideo.WAVE, 450, 500);
    robot.interact(() -> SampleVideo.addSegment(timeline, wave));
    held(robot, KeyCode.SHIFT, track(0, 150), track(1, 470));
    assertEquals(List.of(segment, wave), timeline.selectedSegments());
    assertEquals(0, actions.changes());
  }

  @Test
  void draggingToTheTrackOfAnotherClassChangesTheClass(FxRobot robot) {
    drag(robot, track(0, 300), track(2, 300));
    assertEquals(1, actions.changes());
    assertEquals(Optional.of(SampleVideo.TURN.id()), actions.moves.getFirst().to());
    assertEquals(0, actions.moves.getFirst().frames());
  }

  @Test
  void draggingASuggestionToATrackAcceptsItThere(FxRobot robot) {
    drag(robot, suggestionAt(700), track(2, 700));
    assertEquals(List.of(SampleVideo.TURN.id()), actions.acceptedClasses);
    assertEquals(List.of(new FrameRange(600, 800)), actions.acceptedAs);
  }

  @Test
  void ctrlClickOnAnEmptyPlaceMakesAPoint(FxRobot robot) {
    held(robot, KeyCode.CONTROL, track(1, 500), track(1, 500));
    assertEquals(1, actions.added.size());
    assertTrue(actions.added.getFirst().isPoint());
  }

  @Test
  void altTurnsSnappingOffForTheDrag(FxRobot robot) {
    robot.interact(() -> timeline.playheadProperty().set(500));
    Point2D from = track(0, 400);
    Point2D to = track(0, 497);
    robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(to).release(MouseButton.PRIMARY);
    assertEquals(500, actions.reshaped.getFirst().end());
    held(robot, KeyCode.ALT, from, to);
    assertTrue(actions.reshaped.getLast().end() < 500, () -> "" + actions.reshaped);
  }

  @Test
  void theMiddleButtonPans(FxRobot robot) {
    robot.interact(() -> timeline.visibleProperty().set(new Viewport(200, 500)));
    double grabbed = layout().frameAt(view.screenToLocal(track(1, 300)).getX());
    robot.moveTo(track(1, 300)).press(MouseButton.MIDDLE);
    Point2D to = track(1, 400);
    robot.moveTo(to).release(MouseButton.MIDDLE);
    assertEquals(grabbed, layout().frameAt(view.screenToLocal(to).getX()), 1);
    assertEquals(300, timeline.visibleProperty().get().span(), 1e-9);
    assertEquals(0, actions.changes());
  }

  @Test
  void everyTurnOfTheWheelKeepsTheFrameUnderTheMouse(FxRobot robot) {
    Random random = new Random(42);
    for (int i = 0; i < 60; i++) {
      double x = layout().plotLeft() + random.nextInt((int) layout().plotWidth());
      Point2D mouse = new Point2D(x, layout().tracks().top() + 5);
      double before = layout().frameAt(x);
      double turn = 40.0 * (random.nextInt(6) - 2);
      robot.interact(() -> view.fireEvent(wheel(mouse, turn)));
      Viewport now = timeline.visibleProperty().get();
      boolean atEnd = now.start() == 0 || now.end() >= SampleVideo.FRAMES - 1e-9;
      if (turn > 0 || !atEnd) {
        assertEquals(before, layout().frameAt(x), 1e-6, "turn " + i);
      }
    }
  }

  @Test
  void fingersZoomToWhereTheyAre(FxRobot robot) {
    Point2D fingers = view.screenToLocal(track(1, 640));
    double before = layout().frameAt(fingers.getX());
    robot.interact(
        () ->
            view.fireEvent(
                new ZoomEvent(
                    ZoomEvent.ZOOM,
                    fingers.getX(),
                    fingers.getY(),
                    fingers.getX(),
                    fingers.getY(),
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    1.4,
                    1.4,
                    null)));
    assertEquals(SampleVideo.FRAMES / 1.4, timeline.visibleProperty().get().span(), 1e-6);
    assertEquals(before, layout().frameAt(fingers.getX()), 1e-6);
  }

  /** Waits for some pulses, since what was set is drawn with the next one. */
  private static void waitUntilDrawn(FxRobot robot) throws TimeoutException {
    AtomicInteger pulses = new AtomicInteger();
    AnimationTimer timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            pulses.incrementAndGet();
          }
        };
    robot.interact(timer::start);
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> pulses.get() >= 3);
    robot.interact(timer::stop);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void theWheelOverTheNamesScrollsTracksThatDoNotFit(FxRobot robot) throws TimeoutException {
    robot.interact(() -> timeline.schemeProperty().set(LabelScheme.exclusive(BusyVideo.NAMES)));
    waitUntilDrawn(robot);
    Point2D names = new Point2D(20, layout().tracks().top() + 5);
    robot.interact(() -> view.fireEvent(wheel(names, -60)));
    assertEquals(60, layout().tracks().scroll(), 1e-6);
    assertEquals(Viewport.fit(SampleVideo.FRAMES), timeline.visibleProperty().get());
  }

  @Test
  void aChosenSegmentOnAHiddenTrackIsScrolledTo(FxRobot robot) {
    LabelScheme scheme = LabelScheme.exclusive(BusyVideo.NAMES);
    Segment last = SampleVideo.segment(scheme.classes().getLast(), 10, 50);
    robot.interact(
        () -> {
          timeline.schemeProperty().set(scheme);
          SampleVideo.setSegments(timeline, last);
          timeline.selectAll();
        });
    assertTrue(layout().tracks().shows(19));
  }

  @Test
  void playbackMovesThePlayheadWithoutPaintingTheLanes(FxRobot robot) {
    int before = timeline.revisionProperty().get();
    robot.interact(() -> timeline.playheadProperty().set(300));
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(before, timeline.revisionProperty().get());
  }

  @Test
  void theCursorTellsWhatADragWouldDo(FxRobot robot) {
    robot.moveTo(track(0, 400));
    assertEquals(Cursor.H_RESIZE, view.getCursor());
    robot.moveTo(track(0, 300));
    assertEquals(Cursor.MOVE, view.getCursor());
    assertTrue(timeline.hoverTextProperty().get().startsWith("walk"));
    robot.moveTo(track(1, 300));
    assertEquals(Cursor.CROSSHAIR, view.getCursor());
  }

  @Test
  void theSegmentIsPaintedInItsColourAndPaintedAgainWhenItGoes(FxRobot robot) {
    Color walk = Color.web(SampleVideo.WALK.colour());
    assertEquals(walk, pixel(robot, 390));
    robot.interact(() -> SampleVideo.setSegments(timeline));
    assertNotEquals(walk, pixel(robot, 390));
  }

  @Test
  void closingTheVideoLeavesAnEmptyTimelineThatIgnoresTheMouse(FxRobot robot) {
    Point2D place = track(1, 100);
    robot.interact(() -> timeline.frameIndexProperty().set(null));
    robot.clickOn(place).type(KeyCode.DELETE);
    assertEquals(0, actions.changes());
    assertEquals(List.of(), actions.seeks);
  }

  @Test
  void theEdgeBandsOfASuggestionReachBeyondIt(FxRobot robot) {
    LaneSection.Strip row = layout().suggestions().row(0, 0);
    List<Integer> frames = List.of(545, 565, 590, 815, 835, 855);
    List<Color> before = frames.stream().map(frame -> pixel(robot, frame, row)).toList();
    robot.interact(
        () ->
            SampleVideo.setSuggestions(
                timeline, SampleVideo.blurred(SampleVideo.WAVE, 600, 800, 40)));
    List<Double> changes = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      changes.add(distance(before.get(i), pixel(robot, frames.get(i), row)));
    }
    assertEquals(0, changes.getFirst(), "nothing outside of the band");
    assertEquals(0, changes.getLast(), "nothing outside of the band");
    assertTrue(changes.get(1) > 0 && changes.get(4) > 0, changes.toString());
    assertTrue(changes.get(2) > changes.get(1), "denser towards the suggestion: " + changes);
    assertTrue(changes.get(3) > changes.get(4), "denser towards the suggestion: " + changes);
  }

  private static double distance(Color a, Color b) {
    return Math.abs(a.getRed() - b.getRed())
        + Math.abs(a.getGreen() - b.getGreen())
        + Math.abs(a.getBlue() - b.getBlue());
  }

  private Color pixel(FxRobot robot, double frame) {
    return pixel(robot, frame, layout().tracks().lanes().get(0));
  }

  private Color pixel(FxRobot robot, double frame, LaneSection.Strip lane) {
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage[] image = new WritableImage[1];
    robot.interact(
        () -> {
          view.paintNow();
          image[0] = view.snapshot(null, null);
        });
    return image[0]
        .getPixelReader()
        .getColor((int) layout().x(frame), (int) (lane.y() + lane.height() / 2));
  }
}
