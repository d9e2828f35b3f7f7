package org.cuepoint.app.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.junit.jupiter.api.Test;

class SnappingTest {

  private final Snapping snapping =
      new Snapping(
          AnnotationIndex.ofSegments(List.of()),
          AnnotationIndex.ofSuggestions(List.of()),
          key -> false,
          List.of(100, 200, 500),
          1000);

  @Test
  void anEdgeSticksWithinSixPixels() {
    assertEquals(
        new Snapping.Snapped(200, OptionalInt.of(200)),
        snapping.snap(205.9, 1, Snapping.Mode.SNAP));
    assertEquals(
        new Snapping.Snapped(206, OptionalInt.empty()),
        snapping.snap(206.4, 1, Snapping.Mode.SNAP));
  }

  @Test
  void closeUpSixPixelsAreFewFrames() {
    assertEquals(203, snapping.snap(203, 0.1, Snapping.Mode.SNAP).frame());
  }

  @Test
  void freeDragsOnlyRoundToFrames() {
    assertEquals(
        new Snapping.Snapped(201, OptionalInt.empty()),
        snapping.snap(201.3, 1, Snapping.Mode.FREE));
  }

  @Test
  void aMovedRangeSticksWithItsNearerEdgeAndKeepsItsLength() {
    assertEquals(
        new Snapping.Snapped(150, OptionalInt.of(200)),
        snapping.snapRange(152, 50, 1, Snapping.Mode.SNAP));
    assertEquals(
        new Snapping.Snapped(200, OptionalInt.of(200)),
        snapping.snapRange(198, 50, 1, Snapping.Mode.SNAP));
  }

  @Test
  void aMovedRangeStaysInTheVideo() {
    assertEquals(900, snapping.snapRange(990, 100, 1, Snapping.Mode.SNAP).frame());
    assertEquals(0, snapping.snapRange(-50, 100, 1, Snapping.Mode.SNAP).frame());
  }

  @Test
  void edgesOfOthersThePlayheadAndTheEndsAreTargetsButNotTheDraggedThing() {
    Segment moving = SampleVideo.segment(SampleVideo.WALK, 300, 340);
    Segment other = SampleVideo.segment(SampleVideo.WAVE, 400, 440);
    Suggestion waiting = SampleVideo.suggestion(SampleVideo.WALK, 600, 640);
    Suggestion gone = SampleVideo.suggestion(SampleVideo.WALK, 700, 740, SuggestionStatus.REJECTED);
    Snapping around =
        new Snapping(
            AnnotationIndex.ofSegments(List.of(moving, other)),
            AnnotationIndex.ofSuggestions(List.of(waiting, gone)),
            moving.key()::equals,
            List.of(555),
            1000);
    for (int target : new int[] {0, 400, 440, 555, 600, 640, 1000}) {
      assertTrue(
          around.snap(target, 1, Snapping.Mode.SNAP).target().isPresent(), "target " + target);
    }
    for (int none : new int[] {300, 340, 700, 740}) {
      assertTrue(around.snap(none, 1, Snapping.Mode.SNAP).target().isEmpty(), "frame " + none);
    }
  }
}
