package org.cuepoint.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.Test;

class DraftTest {

  @Test
  void theFrameOnScreenIsPartOfTheSegment() {
    Draft draft = Draft.started(ClassId.random(), 10);
    assertEquals(Optional.of(new FrameRange(10, 21)), draft.frames(20));
    assertEquals(Optional.of(new FrameRange(10, 11)), draft.frames(10));
  }

  @Test
  void edgesMarkedBackwardsAreTurnedRound() {
    assertEquals(Optional.of(new FrameRange(5, 11)), Draft.started(ClassId.random(), 10).frames(5));
    assertEquals(Optional.of(new FrameRange(5, 21)), Draft.NONE.from(20).through(5).frames(100));
  }

  @Test
  void bothMarkedEdgesCountWhereverThePlayheadIs() {
    assertEquals(Optional.of(new FrameRange(5, 21)), Draft.NONE.from(5).through(20).frames(500));
    assertEquals(Optional.empty(), Draft.NONE.frames(500));
  }

  @Test
  void overlappingRangesAreCountedOnce() {
    assertEquals(
        30,
        VideoEntry.coveredFrames(
            List.of(
                new FrameRange(20, 30),
                new FrameRange(0, 10),
                new FrameRange(5, 20),
                new FrameRange(8, 9))));
  }
}
