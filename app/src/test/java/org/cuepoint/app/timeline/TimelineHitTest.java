package org.cuepoint.app.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Set;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentFilter;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.junit.jupiter.api.Test;

class TimelineHitTest {

  private final TimelineViewModel timeline = SampleVideo.timeline(new RecordedActions());
  private final Segment segment = SampleVideo.segment(SampleVideo.WALK, 100, 200);
  private final Suggestion suggestion = SampleVideo.suggestion(SampleVideo.WAVE, 400, 500);

  TimelineHitTest() {
    SampleVideo.setSegments(timeline, segment);
    SampleVideo.setSuggestions(timeline, suggestion);
  }

  private TimelineHit at(double frame, double y) {
    TimelineLayout layout = SampleVideo.layout(timeline);
    return TimelineHit.at(timeline.model().orElseThrow(), layout, layout.x(frame), y);
  }

  private double track(int i) {
    LaneSection.Strip lane = SampleVideo.layout(timeline).tracks().lanes().get(i);
    return lane.y() + lane.height() / 2;
  }

  private double suggestionLane() {
    return SampleVideo.layout(timeline).suggestions().row(0, 0).middle();
  }

  @Test
  void everyLaneIsFoundAtItsPlace() {
    TimelineLayout layout = SampleVideo.layout(timeline);
    assertInstanceOf(TimelineHit.Minimap.class, at(300, layout.minimap().y() + 3));
    assertInstanceOf(TimelineHit.Ruler.class, at(300, layout.ruler().y() + 3));
    assertEquals(new TimelineHit.EmptyTrack(1), at(150, track(1)));
    assertInstanceOf(TimelineHit.Uncertainty.class, at(300, layout.uncertainty().y() + 9));
    assertInstanceOf(TimelineHit.EmptySuggestions.class, at(300, suggestionLane()));
    assertEquals(
        new TimelineHit.TrackName(0),
        TimelineHit.at(timeline.model().orElseThrow(), layout, 10, track(0)));
  }

  @Test
  void bodyAndEdgesOfASegment() {
    assertEquals(new TimelineHit.SegmentBody(segment), at(150, track(0)));
    assertEquals(new TimelineHit.SegmentEdge(segment, Edge.START), at(98, track(0)));
    assertEquals(new TimelineHit.SegmentEdge(segment, Edge.START), at(103, track(0)));
    assertEquals(new TimelineHit.SegmentEdge(segment, Edge.END), at(204, track(0)));
    assertInstanceOf(TimelineHit.EmptyTrack.class, at(207, track(0)));
  }

  @Test
  void bodyAndEdgesOfASuggestion() {
    assertEquals(new TimelineHit.SuggestionBody(suggestion), at(450, suggestionLane()));
    assertEquals(new TimelineHit.SuggestionEdge(suggestion, Edge.END), at(499, suggestionLane()));
  }

  @Test
  void decidedSuggestionsAreNotThere() {
    SampleVideo.setSuggestions(
        timeline, SampleVideo.suggestion(SampleVideo.WAVE, 400, 500, SuggestionStatus.ACCEPTED));
    assertInstanceOf(TimelineHit.Elsewhere.class, at(450, suggestionLane()));
  }

  @Test
  void ofTwoTouchingSegmentsTheOneUnderTheMouseIsTrimmed() {
    Segment next = SampleVideo.segment(SampleVideo.WALK, 200, 300);
    SampleVideo.addSegment(timeline, next);
    assertEquals(new TimelineHit.SegmentEdge(segment, Edge.END), at(199, track(0)));
    assertEquals(new TimelineHit.SegmentEdge(next, Edge.START), at(201, track(0)));
  }

  @Test
  void bothEdgesOfABoundaryCanBeReachedWhicheverIsChosen() {
    Segment next = SampleVideo.segment(SampleVideo.WALK, 200, 300);
    SampleVideo.addSegment(timeline, next);
    for (Segment chosen : List.of(segment, next)) {
      timeline.selectionProperty().set(AnnotationSelection.of(chosen));
      assertEquals(new TimelineHit.SegmentEdge(segment, Edge.END), at(198, track(0)));
      assertEquals(new TimelineHit.SegmentEdge(next, Edge.START), at(202, track(0)));
    }
  }

  @Test
  void overlappingSegmentsLieInDifferentRows() {
    Segment over = SampleVideo.segment(SampleVideo.WALK, 140, 160).withState(LabelState.UNKNOWN);
    SampleVideo.addSegment(timeline, over);
    LaneSection tracks = SampleVideo.layout(timeline).tracks();
    assertEquals(new TimelineHit.SegmentBody(segment), at(150, tracks.row(0, 0).middle()));
    assertEquals(new TimelineHit.SegmentBody(over), at(150, tracks.row(0, 1).middle()));
  }

  @Test
  void whatTheFilterLeavesOutIsNotHit() {
    timeline.filterProperty().set(new SegmentFilter("", Set.of(SampleVideo.WAVE.id()), Set.of()));
    assertEquals(new TimelineHit.EmptyTrack(0), at(150, track(0)));
  }

  @Test
  void theMiddleOfANarrowSegmentCanBeGrabbed() {
    Segment narrow = SampleVideo.segment(SampleVideo.WALK, 700, 708);
    SampleVideo.addSegment(timeline, narrow);
    assertEquals(new TimelineHit.SegmentBody(narrow), at(704, track(0)));
  }

  @Test
  void aPointIsFoundNearItsFrame() {
    Segment point = SampleVideo.segment(SampleVideo.WALK, 800, 800);
    SampleVideo.addSegment(timeline, point);
    assertEquals(new TimelineHit.SegmentBody(point), at(803, track(0)));
  }

  @Test
  void overlappingSuggestionsLieInDifferentRows() {
    Suggestion second = SampleVideo.suggestion(SampleVideo.WALK, 450, 550);
    SampleVideo.addSuggestion(timeline, second);
    TimelineLayout layout = SampleVideo.layout(timeline);
    assertEquals(
        new TimelineHit.SuggestionBody(suggestion),
        at(470, layout.suggestions().row(0, 0).middle()));
    assertEquals(
        new TimelineHit.SuggestionBody(second), at(470, layout.suggestions().row(0, 1).middle()));
  }
}
