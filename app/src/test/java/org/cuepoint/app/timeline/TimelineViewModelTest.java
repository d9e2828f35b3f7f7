package org.cuepoint.app.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.cuepoint.core.annotation.AnnotationId;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.Test;

class TimelineViewModelTest {

  private static final Snapping.Mode SNAP = Snapping.Mode.SNAP;

  private final RecordedActions actions = new RecordedActions();
  private final TimelineViewModel timeline = SampleVideo.timeline(actions);
  private final Segment segment = SampleVideo.segment(SampleVideo.WALK, 100, 200);
  private final Suggestion suggestion = SampleVideo.suggestion(SampleVideo.WAVE, 400, 500);

  TimelineViewModelTest() {
    SampleVideo.setSegments(timeline, segment);
    SampleVideo.setSuggestions(timeline, suggestion);
  }

  private Optional<FrameRange> draft() {
    return timeline.model().orElseThrow().draft().map(Draft::frames);
  }

  private void press(TimelineHit hit, double frame) {
    timeline.gestures().press(hit, frame, Pick.ONLY);
  }

  private void drag(double frame, Snapping.Mode mode) {
    timeline.gestures().drag(new TimelineGestures.Pointer(frame, -1, 0, 0), mode);
  }

  @Test
  void scrubbingSeeksOncePerFrame() {
    press(new TimelineHit.Ruler(), 300.2);
    drag(300.9, SNAP);
    drag(310.1, SNAP);
    drag(-40, SNAP);
    drag(5000, SNAP);
    timeline.gestures().release();
    assertEquals(List.of(300, 310, 0, 999), actions.seeks);
  }

  @Test
  void aClickOnASegmentSelectsItAndChangesNothing() {
    press(new TimelineHit.SegmentBody(segment), 150);
    drag(151, SNAP);
    timeline.gestures().release();
    assertEquals(AnnotationSelection.of(segment), timeline.selectionProperty().get());
    assertEquals(List.of(AnnotationSelection.of(segment)), actions.selections);
    assertEquals(0, actions.changes());
  }

  @Test
  void selectingASuggestionUnselectsTheSegment() {
    press(new TimelineHit.SegmentBody(segment), 150);
    timeline.gestures().release();
    press(new TimelineHit.SuggestionBody(suggestion), 450);
    timeline.gestures().release();
    assertEquals(AnnotationSelection.of(suggestion), timeline.selectionProperty().get());
  }

  @Test
  void aClickOnAnEmptyTrackSeeksAndUnselects() {
    timeline.selectionProperty().set(AnnotationSelection.of(segment));
    press(new TimelineHit.EmptyTrack(1), 300.5);
    timeline.gestures().release();
    assertEquals(List.of(300), actions.seeks);
    assertEquals(AnnotationSelection.NONE, timeline.selectionProperty().get());
    assertEquals(0, actions.changes());
  }

  @Test
  void aDragOnAnEmptyTrackIsOneNewSegmentOfThatClass() {
    press(new TimelineHit.EmptyTrack(1), 300.4);
    drag(320, SNAP);
    drag(350.4, SNAP);
    assertEquals(Optional.of(new FrameRange(300, 350)), draft());
    timeline.gestures().release();
    assertEquals(List.of(new FrameRange(300, 350)), actions.added);
    assertEquals(List.of(SampleVideo.WAVE.id()), actions.addedClasses);
    assertEquals(1, actions.changes());
  }

  @Test
  void aSegmentCanBeDrawnFromRightToLeft() {
    press(new TimelineHit.EmptyTrack(1), 350);
    drag(300, SNAP);
    timeline.gestures().release();
    assertEquals(List.of(new FrameRange(300, 350)), actions.added);
  }

  @Test
  void trimmingIsOneIntentAndSticksToTheOtherEdge() {
    SampleVideo.addSegment(timeline, SampleVideo.segment(SampleVideo.WAVE, 250, 300));
    press(new TimelineHit.SegmentEdge(segment, Edge.END), 199);
    drag(230, SNAP);
    drag(245, SNAP);
    assertEquals(OptionalInt.of(250), timeline.model().orElseThrow().snappedTo());
    timeline.gestures().release();
    assertEquals(List.of(new FrameRange(100, 250)), actions.reshaped);
    assertEquals(List.of(segment), actions.reshapedSegments);
  }

  @Test
  void altTurnsSnappingOff() {
    timeline.playheadProperty().set(250);
    press(new TimelineHit.SegmentEdge(segment, Edge.END), 200);
    drag(247, Snapping.Mode.FREE);
    timeline.gestures().release();
    assertEquals(List.of(new FrameRange(100, 247)), actions.reshaped);
  }

  @Test
  void anEdgeSticksToThePlayhead() {
    timeline.playheadProperty().set(250);
    press(new TimelineHit.SegmentEdge(segment, Edge.END), 200);
    drag(247, SNAP);
    timeline.gestures().release();
    assertEquals(List.of(new FrameRange(100, 250)), actions.reshaped);
  }

  @Test
  void trimmingPastTheOtherEdgeLeavesOneFrame() {
    press(new TimelineHit.SegmentEdge(segment, Edge.START), 100);
    drag(600, SNAP);
    timeline.gestures().release();
    assertEquals(List.of(new FrameRange(199, 200)), actions.reshaped);
  }

  @Test
  void movingKeepsTheLengthAndTheGrip() {
    press(new TimelineHit.SegmentBody(segment), 150);
    drag(450, Snapping.Mode.FREE);
    timeline.gestures().release();
    assertEquals(
        List.of(new RecordedActions.Move(List.of(segment), 300, Optional.empty())), actions.moves);
  }

  @Test
  void aDragBackToWhereItBeganAsksForNothing() {
    press(new TimelineHit.SegmentBody(segment), 150);
    drag(300, Snapping.Mode.FREE);
    drag(150, Snapping.Mode.FREE);
    timeline.gestures().release();
    assertEquals(0, actions.changes());
    assertEquals(Optional.empty(), draft());
  }

  @Test
  void escapeGivesUpTheDragAndTheReleaseDoesNothing() {
    press(new TimelineHit.SegmentEdge(segment, Edge.END), 200);
    drag(300, SNAP);
    assertTrue(timeline.cancelDrag());
    drag(320, SNAP);
    timeline.gestures().release();
    assertEquals(0, actions.changes());
    assertEquals(Optional.empty(), draft());
    assertFalse(timeline.cancelDrag());
  }

  @Test
  void trimmingASuggestionAcceptsItWithTheNewEdges() {
    press(new TimelineHit.SuggestionEdge(suggestion, Edge.START), 401);
    drag(431, Snapping.Mode.FREE);
    timeline.gestures().release();
    assertEquals(List.of(new FrameRange(430, 500)), actions.acceptedAs);
  }

  @Test
  void whatWasTrimmedCountsEvenIfTheModelTookItsSuggestionBack() {
    press(new TimelineHit.SuggestionEdge(suggestion, Edge.START), 400);
    drag(430, Snapping.Mode.FREE);
    SampleVideo.setSuggestions(timeline);
    timeline.gestures().release();
    assertEquals(List.of(new FrameRange(430, 500)), actions.added);
  }

  @Test
  void aSegmentThatWasRemovedDuringTheDragIsLeftAlone() {
    press(new TimelineHit.SegmentEdge(segment, Edge.END), 200);
    drag(300, SNAP);
    SampleVideo.setSegments(timeline);
    timeline.gestures().release();
    assertEquals(0, actions.changes());
  }

  @Test
  void theDraftStaysUntilTheLabelsChange() {
    press(new TimelineHit.SegmentEdge(segment, Edge.END), 200);
    drag(300, SNAP);
    timeline.gestures().release();
    assertTrue(timeline.gestures().isDraftPending());
    Segment moved = segment.withRange(SampleVideo.INDEX.range(100, 300));
    SampleVideo.setSegments(timeline, moved);
    assertEquals(Optional.empty(), draft());
    assertEquals(AnnotationSelection.of(moved), timeline.selectionProperty().get());
  }

  @Test
  void aRemovedSegmentIsNoLongerSelected() {
    timeline.selectionProperty().set(AnnotationSelection.of(segment));
    SampleVideo.setSegments(timeline);
    assertTrue(timeline.selectionProperty().get().isEmpty());
  }

  @Test
  void zoomingAroundThePlayheadKeepsItInPlace() {
    timeline.playheadProperty().set(400);
    timeline.zoomIn();
    Viewport visible = timeline.visibleProperty().get();
    assertEquals(0.4005, (400.5 - visible.start()) / visible.span(), 1e-9);
    assertEquals(1000 / 1.5, visible.span(), 1e-9);
  }

  @Test
  void thePageTurnsWhenThePlayheadLeaves() {
    timeline.visibleProperty().set(new Viewport(0, 100));
    timeline.playheadProperty().set(100);
    assertEquals(new Viewport(90, 190), timeline.visibleProperty().get());
    timeline.followPlayheadProperty().set(false);
    timeline.playheadProperty().set(700);
    assertEquals(new Viewport(90, 190), timeline.visibleProperty().get());
  }

  @Test
  void framesThatAJumpComesByTurnNoPage() {
    timeline.seekingProperty().set(true);
    timeline.zoomTo(new FrameRange(500, 550));
    Viewport asked = timeline.visibleProperty().get();
    timeline.playheadProperty().set(480);
    timeline.playheadProperty().set(300);
    timeline.seekingProperty().set(false);
    timeline.playheadProperty().set(500);
    assertEquals(asked, timeline.visibleProperty().get());
    assertEquals(525, (asked.start() + asked.end()) / 2);
  }

  @Test
  void draggingTheMinimapMovesTheVisiblePart() {
    timeline.visibleProperty().set(new Viewport(100, 200));
    press(new TimelineHit.Minimap(), 150);
    drag(450, SNAP);
    assertEquals(new Viewport(400, 500), timeline.visibleProperty().get());
    timeline.gestures().release();
    assertEquals(List.of(), actions.seeks);
  }

  @Test
  void aNewVideoIsShownWholeWithNothingSelected() {
    timeline.selectionProperty().set(AnnotationSelection.of(segment));
    timeline.zoomToSelection();
    timeline.frameIndexProperty().set(SampleVideo.index(300));
    assertEquals(new Viewport(0, 300), timeline.visibleProperty().get());
    assertEquals(AnnotationSelection.NONE, timeline.selectionProperty().get());
  }

  @Test
  void bracketsTrimTheSelectionToTheFrameOnScreen() {
    timeline.selectionProperty().set(AnnotationSelection.of(segment));
    timeline.playheadProperty().set(150);
    timeline.trimStartToPlayhead();
    timeline.trimEndToPlayhead();
    assertEquals(List.of(new FrameRange(150, 200), new FrameRange(100, 151)), actions.reshaped);
  }

  @Test
  void reviewedRangesThatTouchAreShownAsOne() {
    for (FrameRange range : List.of(new FrameRange(50, 80), new FrameRange(0, 50))) {
      timeline
          .reviewed()
          .add(
              new ReviewedRange(
                  AnnotationId.random(),
                  SampleVideo.VIDEO,
                  Optional.empty(),
                  SampleVideo.ANNA,
                  Set.of(SampleVideo.WALK.id()),
                  SampleVideo.INDEX.range(range)));
    }
    List<TrackLane> lanes = timeline.model().orElseThrow().tracks();
    assertEquals(1, lanes.get(0).reviewed().size());
    assertEquals(new FrameRange(0, 80), lanes.get(0).reviewed().item(0));
    assertEquals(0, lanes.get(1).reviewed().size());
  }

  @Test
  void theHoverTextSaysClassStateRangeAndWho() {
    timeline.hover(new TimelineHit.SegmentBody(segment), 150);
    assertEquals(
        "walk · happens · 00:00:04.000 – 00:00:08.000 (4.000 s, 100 frames) · anna",
        timeline.hoverTextProperty().get());
    timeline.modelNameProperty().set(id -> "student v7");
    timeline.hover(new TimelineHit.SuggestionBody(suggestion), 450);
    assertEquals(
        "suggested: wave 83 % · 00:00:16.000 – 00:00:20.000 (4.000 s, 100 frames) · student v7",
        timeline.hoverTextProperty().get());
  }

  @Test
  void withoutAVideoThereIsNothingToDrawAndNothingHappens() {
    TimelineViewModel empty = new TimelineViewModel(actions);
    assertEquals(Optional.empty(), empty.model());
    empty.fit();
    empty.zoomIn();
    empty.zoomToSelection();
    empty.step(1);
    empty.removeSelected();
    empty.acceptSelected();
    assertEquals(0, actions.changes());
    assertEquals(List.of(), actions.seeks);
  }
}
