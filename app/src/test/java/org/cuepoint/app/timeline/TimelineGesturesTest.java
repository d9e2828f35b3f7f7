package org.cuepoint.app.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentFilter;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.Test;

class TimelineGesturesTest {

  private final RecordedActions actions = new RecordedActions();
  private final TimelineViewModel timeline = SampleVideo.timeline(actions);
  private final Segment first = SampleVideo.segment(SampleVideo.WALK, 100, 150);
  private final Segment second = SampleVideo.segment(SampleVideo.WALK, 200, 260);
  private final Segment third = SampleVideo.segment(SampleVideo.WALK, 300, 350);
  private final Segment other = SampleVideo.segment(SampleVideo.WAVE, 210, 240);
  private final Suggestion suggestion = SampleVideo.suggestion(SampleVideo.TURN, 400, 500);

  TimelineGesturesTest() {
    SampleVideo.setSegments(timeline, first, second, third, other);
    SampleVideo.setSuggestions(
        timeline, suggestion, SampleVideo.suggestion(SampleVideo.WALK, 600, 640));
  }

  private void press(TimelineHit hit, double frame, Pick pick) {
    timeline.gestures().press(hit, frame, pick);
  }

  private void click(Segment segment, Pick pick) {
    press(new TimelineHit.SegmentBody(segment), segment.range().frames().start() + 5.0, pick);
    timeline.gestures().release();
  }

  private void drag(double frame, int lane) {
    timeline
        .gestures()
        .drag(
            new TimelineGestures.Pointer(frame, lane, Math.max(0, lane), Math.max(0, lane)),
            Snapping.Mode.FREE);
  }

  private Set<UUID> chosen() {
    return Set.copyOf(timeline.selectionProperty().get().keys());
  }

  private static Set<UUID> keys(Segment... segments) {
    return Set.copyOf(AnnotationSelection.ofSegments(List.of(segments)).keys());
  }

  @Test
  void ctrlClickPutsInAndTakesOut() {
    click(first, Pick.ONLY);
    click(third, Pick.TOGGLE);
    assertEquals(keys(first, third), chosen());
    click(first, Pick.TOGGLE);
    assertEquals(keys(third), chosen());
  }

  @Test
  void shiftClickChoosesTheRangeOfTheTrack() {
    click(first, Pick.ONLY);
    click(third, Pick.EXTEND);
    assertEquals(keys(first, second, third), chosen());
  }

  @Test
  void shiftClickOnAnotherTrackAddsOnlyTheClickedOne() {
    click(first, Pick.ONLY);
    click(other, Pick.EXTEND);
    assertEquals(keys(first, other), chosen());
  }

  @Test
  void aClickOnOneOfSeveralLeavesOnlyThisOne() {
    timeline.selectAll();
    click(second, Pick.ONLY);
    assertEquals(keys(second), chosen());
    assertEquals(0, actions.changes());
  }

  @Test
  void draggingOneOfSeveralMovesAllInOneStep() {
    click(first, Pick.ONLY);
    click(other, Pick.TOGGLE);
    press(new TimelineHit.SegmentBody(other), 220, Pick.ONLY);
    drag(250, 1);
    drag(260, 1);
    timeline.gestures().release();
    assertEquals(
        List.of(new RecordedActions.Move(List.of(first, other), 40, Optional.empty())),
        actions.moves);
    assertEquals(1, actions.changes());
  }

  @Test
  void whatMovesTogetherStopsTogetherAtTheEndsOfTheVideo() {
    timeline.selectAll();
    press(new TimelineHit.SegmentBody(third), 310, Pick.ONLY);
    drag(-700, 0);
    timeline.gestures().release();
    assertEquals(-100, actions.moves.getFirst().frames());
    press(new TimelineHit.SegmentBody(third), 310, Pick.ONLY);
    drag(5000, 0);
    timeline.gestures().release();
    assertEquals(650, actions.moves.getLast().frames());
  }

  @Test
  void draggingToAnotherTrackChangesTheClassAndKeepsTheTime() {
    press(new TimelineHit.SegmentBody(first), 120, Pick.ONLY);
    drag(122, 1);
    assertInstanceOf(Draft.Moved.class, timeline.gestures().draft().orElseThrow());
    timeline.gestures().release();
    assertEquals(
        List.of(new RecordedActions.Move(List.of(first), 0, Optional.of(SampleVideo.WAVE.id()))),
        actions.moves);
  }

  @Test
  void draggingToAnotherTrackAndSidewaysDoesBothInOneStep() {
    press(new TimelineHit.SegmentBody(first), 120, Pick.ONLY);
    drag(170, 1);
    timeline.gestures().release();
    assertEquals(
        List.of(new RecordedActions.Move(List.of(first), 50, Optional.of(SampleVideo.WAVE.id()))),
        actions.moves);
  }

  @Test
  void segmentsOfSeveralClassesKeepThemWhenMoved() {
    click(first, Pick.ONLY);
    click(other, Pick.TOGGLE);
    press(new TimelineHit.SegmentBody(first), 120, Pick.ONLY);
    drag(160, 2);
    timeline.gestures().release();
    assertEquals(Optional.empty(), actions.moves.getFirst().to());
  }

  @Test
  void aRectangleChoosesWhatItTouches() {
    press(new TimelineHit.EmptyTrack(0), 160, Pick.EXTEND);
    drag(310, 1);
    assertTrue(timeline.model().orElseThrow().band().isPresent());
    assertEquals("3 selected", timeline.hoverTextProperty().get());
    timeline.gestures().release();
    assertEquals(keys(second, third, other), chosen());
    assertEquals(0, actions.changes());
    assertEquals(List.of(), actions.seeks);
  }

  @Test
  void aRectangleOverSuggestionsChoosesSuggestions() {
    press(new TimelineHit.EmptySuggestions(0), 380, Pick.ONLY);
    drag(620, 0);
    timeline.gestures().release();
    assertEquals(2, timeline.selectedSuggestions().size());
    timeline.acceptSelected();
    assertEquals(2, actions.accepted.size());
  }

  @Test
  void aClickBetweenSuggestionsSeeks() {
    press(new TimelineHit.EmptySuggestions(0), 380, Pick.ONLY);
    timeline.gestures().release();
    assertEquals(List.of(380), actions.seeks);
  }

  @Test
  void ctrlClickOnAnEmptyTrackMakesAPoint() {
    press(new TimelineHit.EmptyTrack(2), 555.7, Pick.TOGGLE);
    timeline.gestures().release();
    assertEquals(List.of(new FrameRange(555, 555)), actions.added);
    assertEquals(List.of(SampleVideo.TURN.id()), actions.addedClasses);
  }

  @Test
  void aPointCanBeMoved() {
    Segment point = SampleVideo.segment(SampleVideo.WAVE, 700, 700);
    SampleVideo.addSegment(timeline, point);
    press(new TimelineHit.SegmentBody(point), 701, Pick.ONLY);
    drag(731, 1);
    timeline.gestures().release();
    assertEquals(
        List.of(new RecordedActions.Move(List.of(point), 30, Optional.empty())), actions.moves);
  }

  @Test
  void aSuggestionDroppedOnATrackIsAcceptedAsItsClass() {
    press(new TimelineHit.SuggestionBody(suggestion), 450, Pick.ONLY);
    drag(460, 1);
    assertEquals(
        Optional.of(
            new Draft.Taken(
                suggestion, new FrameRange(400, 500), SampleVideo.WAVE.id(), OptionalInt.of(1))),
        timeline.gestures().draft());
    timeline.gestures().release();
    assertEquals(List.of(new FrameRange(400, 500)), actions.acceptedAs);
    assertEquals(List.of(SampleVideo.WAVE.id()), actions.acceptedClasses);
  }

  @Test
  void aSuggestionCarriedBackIsLeftAlone() {
    press(new TimelineHit.SuggestionBody(suggestion), 450, Pick.ONLY);
    drag(460, 1);
    drag(460, -1);
    timeline.gestures().release();
    assertEquals(0, actions.changes());
  }

  @Test
  void drawingOnASubjectsTrackNamesTheSubjectAndTheClassInHand() {
    AnalysisRegion left =
        new AnalysisRegion(RegionId.random(), "left", Optional.empty(), Crop.WHOLE);
    timeline.regionsProperty().set(List.of(left));
    timeline.trackingProperty().set(TrackGrouping.SUBJECTS);
    timeline.drawClassProperty().set(Optional.of(SampleVideo.TURN.id()));
    press(new TimelineHit.EmptyTrack(1), 20, Pick.ONLY);
    drag(60, 1);
    timeline.gestures().release();
    assertEquals(List.of(Optional.of(left.id())), actions.addedRegions);
    assertEquals(List.of(SampleVideo.TURN.id()), actions.addedClasses);
  }

  @Test
  void withSnappingOffEdgesStickToNothing() {
    timeline.snappingProperty().set(false);
    press(new TimelineHit.SegmentEdge(first, Edge.END), 150, Pick.ONLY);
    timeline.gestures().drag(new TimelineGestures.Pointer(198, 0, 0, 0), Snapping.Mode.SNAP);
    timeline.gestures().release();
    assertEquals(List.of(new FrameRange(100, 198)), actions.reshaped);
  }

  @Test
  void edgesStickToTheInPoint() {
    timeline.playRangeProperty().set(Optional.of(new FrameRange(180, 390)));
    press(new TimelineHit.SegmentEdge(first, Edge.END), 150, Pick.ONLY);
    timeline.gestures().drag(new TimelineGestures.Pointer(177, 0, 0, 0), Snapping.Mode.SNAP);
    timeline.gestures().release();
    assertEquals(List.of(new FrameRange(100, 180)), actions.reshaped);
  }

  @Test
  void nextAndPreviousGoThroughTimeOverAllTracks() {
    timeline.playheadProperty().set(0);
    timeline.selectNext();
    assertEquals(keys(first), chosen());
    timeline.selectNext();
    assertEquals(keys(second), chosen());
    timeline.selectNext();
    assertEquals(keys(other), chosen());
    timeline.selectNext();
    timeline.selectNext();
    assertEquals(keys(third), chosen());
    timeline.selectPrevious();
    assertEquals(keys(other), chosen());
  }

  @Test
  void whatTheFilterLeavesOutIsNotChosen() {
    timeline.filterProperty().set(new SegmentFilter("", Set.of(SampleVideo.WAVE.id()), Set.of()));
    timeline.selectAll();
    assertEquals(keys(other), chosen());
    timeline.selectNone();
    timeline.playheadProperty().set(220);
    timeline.selectAtPlayhead();
    assertEquals(keys(other), chosen());
  }

  @Test
  void theShortestAtThePlayheadIsChosen() {
    timeline.playheadProperty().set(220);
    timeline.selectAtPlayhead();
    assertEquals(keys(other), chosen());
    timeline.playheadProperty().set(450);
    timeline.selectAtPlayhead();
    assertEquals(Set.of(suggestion.key()), chosen());
  }

  @Test
  void zoomToSelectionShowsAllOfIt() {
    timeline.selectAll();
    timeline.zoomToSelection();
    Viewport visible = timeline.visibleProperty().get();
    assertTrue(visible.start() <= 100 && visible.end() >= 350);
    assertFalse(visible.span() > 400);
  }

  @Test
  void zoomingNeverMovesTheFrameUnderTheMouseUnlessAnEndOfTheVideoIsReached() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      timeline.fit();
      for (int step = 0; step < 60; step++) {
        Viewport before = timeline.visibleProperty().get();
        double share = random.nextDouble();
        double frame = before.start() + share * before.span();
        timeline.zoomAt(frame, Math.pow(1.0025, 40 * (random.nextInt(7) - 3)));
        Viewport now = timeline.visibleProperty().get();
        boolean atEnd = now.start() == 0 || now.end() >= SampleVideo.FRAMES - 1e-9;
        double moved = Math.abs((frame - now.start()) / now.span() - share) * SampleVideo.FRAMES;
        assertTrue(moved < 1e-6 || atEnd, "seed " + seed + ", moved " + moved + " pixels");
        if (now.span() < before.span()) {
          assertTrue(moved < 1e-6, "zooming in, seed " + seed + ", moved " + moved);
        }
        if (random.nextInt(3) == 0) {
          timeline.pan((random.nextDouble() - 0.5) * now.span());
        }
      }
    }
  }
}
