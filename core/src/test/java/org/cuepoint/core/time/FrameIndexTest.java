package org.cuepoint.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class FrameIndexTest {

  private static final TimeBase MILLIS = new TimeBase(1, 1000);

  @Test
  void aFrameStaysOnScreenUntilTheNextOne() {
    FrameIndex index = index(100, 140, 200, 220);
    assertEquals(0, index.frameAt(0));
    assertEquals(0, index.frameAt(139));
    assertEquals(1, index.frameAt(140));
    assertEquals(1, index.frameAt(199));
    assertEquals(3, index.frameAt(9999));
  }

  @Test
  void rangesCarryTheTicksOfTheirFrames() {
    FrameIndex index = index(100, 140, 200, 220);
    assertEquals(new TimeRange(140, 260), index.range(1, 4).time());
    assertTrue(index.range(2, 2).isPoint());
    assertThrows(IllegalArgumentException.class, () -> index.range(0, 5));
  }

  @Test
  void aTickUsesTheFrameOnScreen() {
    // 25 fps, 8 Hz: tick 1 is 125 ms, the frame of 120 ms is on screen.
    FrameIndex index = index(0, 40, 80, 120, 160, 200, 240);
    FeatureClock clock = new FeatureClock(8);
    assertEquals(3, clock.frame(index, 1));
    assertEquals(6, clock.frame(index, 2));
    assertEquals(3, clock.ticks(index));
    assertEquals(2, clock.firstTickAtOrAfter(index, 4));
    assertEquals(new FrameRange(3, 7), clock.frames(index, 1, 3));
  }

  @Test
  void timestampsMustIncrease() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> index(0, 40, 40));
    assertTrue(String.valueOf(refused.getMessage()).contains("frame 2"));
  }

  @Test
  void roundingOfTheTimeBaseIsNoVariableRate() {
    assertFalse(index(0, 33, 67, 100, 133, 167).isVariableFrameRate());
    assertTrue(index(0, 33, 67, 133, 167, 200).isVariableFrameRate());
  }

  @Test
  void secondsFindTheNearestBoundary() {
    FrameIndex index = index(0, 40, 80, 120);
    assertEquals(1, index.boundaryNearestSeconds(0.0401));
    assertEquals(1, index.boundaryNearestSeconds(0.0399));
    assertEquals(4, index.boundaryNearestSeconds(0.16));
  }

  private static FrameIndex index(long... pts) {
    return new FrameIndex(MILLIS, pts, pts[pts.length - 1] + 40, new BitSet(), new BitSet());
  }
}
