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

  @Test
  void scrubbingSeeksOncePerFrame() {
    timeline.press(new TimelineHit.Ruler(), 300.2);
    timeline.drag(300.9, SNAP);
    timeline.drag(310.1, SNAP);
    timeline.drag(-40, SNAP);
    timeline.drag(5000, SNAP);
    timeline.release();
    assertEquals(List.of(300, 310, 0, 999), actions.seeks);
  }

  @Test
  void aClickOnASegmentSelectsItAndChangesNothing() {
    timeline.press(new TimelineHit.SegmentBody(segment), 150);
    timeline.drag(151, SNAP);
    timeline.release();
    assertEquals(AnnotationSelection.of(segment), timeline.selectionProperty().get());
    assertEquals(List.of(AnnotationSelection.of(segment)), actions.selections);
    assertEquals(0, actions.changes());
  }

  @Test
  void selectingASuggestionUnselectsTheSegment() {
    timeline.press(new TimelineHit.SegmentBody(segment), 150);
    timeline.release();
    timeline.press(new TimelineHit.SuggestionBody(suggestion), 450);
    timeline.release();
    assertTrue(timeline.selectionProperty().get().contains(segment.key()) == false);
    assertEquals(AnnotationSelection.of(suggestion), timeline.selectionProperty().get());
  }

  @Test
  void aClickOnAnEmptyTrackSeeksAndUnselects() {
    timeline.select(new TimelineSelection.OfSegment(segment));
    timeline.press(new TimelineHit.EmptyTrack(SampleVideo.WAVE.id()), 300.5);
    timeline.release();
    assertEquals(List.of(300), actions.seeks);
    assertEquals(TimelineSelection.nothing(), timeline.selection());
    assertEquals(0, actions.changes());
  }

  @Test
  void aDragOnAnEmptyTrackIsOneNewSegmentOfThatClass() {
    timeline.press(new TimelineHit.EmptyTrack(SampleVideo.WAVE.id()), 300.4);
    timeline.drag(320, SNAP);
    timeline.drag(350.4, SNAP);
    assertEquals(Optional.of(new FrameRange(300, 350)), draft());
    timeline.release();
    assertEquals(List.of(new FrameRange(300, 350)), actions.added);
    assertEquals(List.of(SampleVideo.WAVE.id()), actions.addedClasses);
    assertEquals(1, actions.changes());
  }

  @Test
  void aSegmentCanBeDrawnFromRightToLeft() {
    timeline.press(new TimelineHit.EmptyTrack(SampleVideo.WAVE.id()), 350);
    timeline.drag(300, SNAP);
    timeline.release();
    assertEquals(List.of(new FrameRange(300, 350)), actions.added);
  }

  @Test
  void trimmingIsOneIntentAndSticksToTheOtherEdge() {
    SampleVideo.addSegment(timeline, SampleVideo.segment(SampleVideo.WAVE, 250, 300));
    timeline.press(new TimelineHit.SegmentEdge(segment, Edge.END), 199);
    timeline.drag(230, SNAP);
    timeline.drag(245, SNAP);
    assertEquals(OptionalInt.of(250), timeline.model().orElseThrow().snappedTo());
    timeline.release();
    assertEquals(List.of(new FrameRange(100, 250)), actions.reshaped);
    assertEquals(List.of(segment), actions.reshapedSegments);
  }

  @Test
  void altTurnsSnappingOff() {
    timeline.playheadProperty().set(250);
    timeline.press(new TimelineHit.SegmentEdge(segment, Edge.END), 200);
    timeline.drag(247, Snapping.Mode.FREE);
    timeline.release();
    assertEquals(List.of(new FrameRange(100, 247)), actions.reshaped);
  }

  @Test
  void anEdgeSticksToThePlayhead() {
    timeline.playheadProperty().set(250);
    timeline.press(new TimelineHit.SegmentEdge(segment, Edge.END), 200);
    timeline.drag(247, SNAP);
    timeline.release();
    assertEquals(List.of(new FrameRange(100, 250)), actions.reshaped);
  }

  @Test
  void trimmingPastTheOtherEdgeLeavesOneFrame() {
    timeline.press(new TimelineHit.SegmentEdge(segment, Edge.START), 100);
    timeline.drag(600, SNAP);
    timeline.release();
    assertEquals(List.of(new FrameRange(199, 200)), actions.reshaped);
  }

  @Test
  void movingKeepsTheLengthAndTheGrip() {
    timeline.press(new TimelineHit.SegmentBody(segment), 150);
    timeline.drag(450, Snapping.Mode.FREE);
    timeline.release();
    assertEquals(List.of(new FrameRange(400, 500)), actions.reshaped);
  }

  @Test
  void aDragBackToWhereItBeganAsksForNothing() {
    timeline.press(new TimelineHit.SegmentBody(segment), 150);
    timeline.drag(300, Snapping.Mode.FREE);
    timeline.drag(150, Snapping.Mode.FREE);
    timeline.release();
    assertEquals(0, actions.changes());
    assertEquals(Optional.empty(), draft());
  }

  @Test
  void escapeGivesUpTheDragAndTheReleaseDoesNothing() {
    timeline.press(new TimelineHit.SegmentEdge(segment, Edge.END), 200);
    timeline.drag(300, SNAP);
    assertTrue(timeline.cancelDrag());
    timeline.drag(320, SNAP);
    timeline.release();
    assertEquals(0, actions.changes());
    assertEquals(Optional.empty(), draft());
    assertFalse(timeline.cancelDrag());
  }

  @Test
  void trimmingASuggestionAcceptsItWithTheNewEdges() {
    timeline.press(new TimelineHit.SuggestionEdge(suggestion, Edge.START), 401);
    timeline.drag(431, Snapping.Mode.FREE);
    timeline.release();
    assertEquals(List.of(new FrameRange(430, 500)), actions.acceptedAs);
  }

  @Test
  void whatWasTrimmedCountsEvenIfTheModelTookItsSuggestionBack() {
    timeline.press(new TimelineHit.SuggestionEdge(suggestion, Edge.START), 400);
    timeline.drag(430, Snapping.Mode.FREE);
    SampleVideo.setSuggestions(timeline);
    timeline.release();
    assertEquals(List.of(new FrameRange(430, 500)), actions.added);
  }

  @Test
  void aSegmentThatWasRemovedDuringTheDragIsLeftAlone() {
    timeline.press(new TimelineHit.SegmentEdge(segment, Edge.END), 200);
    timeline.drag(300, SNAP);
    SampleVideo.setSegments(timeline);
    timeline.release();
    assertEquals(0, actions.changes());
  }

  @Test
  void theDraftStaysUntilTheLabelsChange() {
    timeline.press(new TimelineHit.SegmentEdge(segment, Edge.END), 200);
    timeline.drag(300, SNAP);
    timeline.release();
    assertTrue(timeline.isDraftPending());
    Segment moved = segment.withRange(SampleVideo.INDEX.range(100, 300));
    SampleVideo.setSegments(timeline, moved);
    assertEquals(Optional.empty(), draft());
    assertEquals(AnnotationSelection.of(moved), timeline.selectionProperty().get());
  }

  @Test
  void aRemovedSegmentIsNoLongerSelected() {
    timeline.select(new TimelineSelection.OfSegment(segment));
    SampleVideo.setSegments(timeline);
    assertTrue(timeline.selectionProperty().get().contains(segment.key()) == false);
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
  void draggingTheMinimapMovesTheVisiblePart() {
    timeline.visibleProperty().set(new Viewport(100, 200));
    timeline.press(new TimelineHit.Minimap(), 150);
    timeline.drag(450, SNAP);
    assertEquals(new Viewport(400, 500), timeline.visibleProperty().get());
    timeline.release();
    assertEquals(List.of(), actions.seeks);
  }

  @Test
  void aNewVideoIsShownWholeWithNothingSelected() {
    timeline.select(new TimelineSelection.OfSegment(segment));
    timeline.zoomToSelection();
    timeline.frameIndexProperty().set(SampleVideo.index(300));
    assertEquals(new Viewport(0, 300), timeline.visibleProperty().get());
    assertEquals(TimelineSelection.nothing(), timeline.selection());
  }

  @Test
  void bracketsTrimTheSelectionToTheFrameOnScreen() {
    timeline.select(new TimelineSelection.OfSegment(segment));
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
    List<SpanLane<FrameRange>> lanes = timeline.model().orElseThrow().reviewed();
    assertEquals(1, lanes.get(0).size());
    assertEquals(new FrameRange(0, 80), lanes.get(0).item(0));
    assertEquals(0, lanes.get(1).size());
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
