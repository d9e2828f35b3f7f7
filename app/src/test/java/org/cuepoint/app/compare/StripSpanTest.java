package org.cuepoint.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StripSpanTest {

  @Test
  void movingStopsAtBothEnds() {
    StripSpan span = new StripSpan(100, 50);
    assertEquals(new StripSpan(0, 50), span.moved(-1000, 400));
    assertEquals(new StripSpan(350, 50), span.moved(1000, 400));
  }

  @Test
  void zoomingKeepsThePlaceUnderThePointer() {
    StripSpan span = new StripSpan(100, 200);
    StripSpan closer = span.zoomed(0.25, 0.5, 1000);
    assertEquals(span.tick(25, 100), closer.tick(25, 100), 1e-9);
    assertEquals(100, closer.length(), 1e-9);
  }

  @Test
  void nothingIsShownCloserThanTwoSecondsOrWiderThanTheVideo() {
    assertEquals(16, new StripSpan(0, 20).zoomed(0.5, 0.01, 1000).length(), 1e-9);
    assertEquals(new StripSpan(0, 1000), new StripSpan(0, 900).zoomed(0.5, 10, 1000));
  }

  @Test
  void aTickThatIsOnScreenMovesNothing() {
    StripSpan span = new StripSpan(100, 50);
    assertEquals(span, span.showing(120, 400));
    assertEquals(new StripSpan(275, 50), span.showing(300, 400));
  }

  @Test
  void ticksAndPixelsAreEachOthersInverse() {
    StripSpan span = new StripSpan(30, 90);
    assertEquals(77, span.tick(span.x(77, 640), 640), 1e-9);
  }
}
