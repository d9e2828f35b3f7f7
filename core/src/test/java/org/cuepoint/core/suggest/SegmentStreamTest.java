package org.cuepoint.core.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cuepoint.core.suggest.SegmentStream.Change.Began;
import org.cuepoint.core.suggest.SegmentStream.Change.Ended;
import org.junit.jupiter.api.Test;

class SegmentStreamTest {

  private static final int NONE = StreamingDecoder.BACKGROUND;

  @Test
  void tellsOfEachEdgeOnce() {
    SegmentStream stream = new SegmentStream(1);
    assertEquals(List.of(), stream.next(List.of(NONE)));
    assertEquals(List.of(new Began(2, 1)), stream.next(List.of(2)));
    assertEquals(List.of(), stream.next(List.of(2)));
    assertEquals(List.of(new Ended(2, 1, 3), new Began(0, 3)), stream.next(List.of(0)));
    assertEquals(List.of(new Ended(0, 3, 4)), stream.next(List.of(NONE)));
    assertEquals(List.of(), stream.finish());
  }

  @Test
  void groupsGoOnBesideEachOther() {
    SegmentStream stream = new SegmentStream(2);
    assertEquals(List.of(new Began(0, 0)), stream.next(List.of(0, NONE)));
    assertEquals(List.of(new Began(1, 1)), stream.next(List.of(0, 1)));
    assertEquals(List.of(new Ended(0, 0, 2)), stream.next(List.of(NONE, 1)));
    assertEquals(List.of(new Ended(1, 1, 3)), stream.finish());
  }

  @Test
  void anEdgeScoresByWhatIsUsualSoFar() {
    RunningBoundary boundary = new RunningBoundary();
    for (int tick = 0; tick < 2000; tick++) {
      double usual = boundary.next(0.1f);
      if (tick > 1900) {
        assertEquals(0, usual, 0.05);
      }
    }
    assertTrue(boundary.next(0.9f) > 4);
    assertTrue(boundary.next(0.01f) < -2);
  }
}
