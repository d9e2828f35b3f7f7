package org.cuepoint.app.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.Test;

class ViewportTest {

  @Test
  void zoomingKeepsThePlaceUnderTheMouse() {
    Random random = new Random(11);
    for (int i = 0; i < 1000; i++) {
      double start = 20_000 + random.nextDouble() * 10_000;
      Viewport before = new Viewport(start, start + 100 + random.nextDouble() * 5000);
      double share = random.nextDouble();
      double anchor = before.start() + share * before.span();
      Viewport after = before.zoomed(anchor, 0.5 + random.nextDouble() * 2, 100_000);
      assertEquals(share, (anchor - after.start()) / after.span(), 1e-9, "seed 11, step " + i);
    }
  }

  @Test
  void zoomingInAndOutAgainEndsWhereItBegan() {
    Viewport before = new Viewport(300, 700);
    Viewport after = before.zoomed(400, 3, 1000).zoomed(400, 1.0 / 3, 1000);
    assertEquals(300, after.start(), 1e-9);
    assertEquals(700, after.end(), 1e-9);
  }

  @Test
  void zoomingOutStopsAtTheWholeVideo() {
    assertEquals(new Viewport(0, 1000), new Viewport(300, 700).zoomed(400, 0.01, 1000));
  }

  @Test
  void zoomingInStopsAtAFewFrames() {
    Viewport closest = new Viewport(300, 700).zoomed(400, 1e6, 1000);
    assertEquals(Viewport.CLOSEST, closest.span(), 1e-9);
  }

  @Test
  void panningStopsAtBothEnds() {
    Viewport middle = new Viewport(300, 700);
    assertEquals(new Viewport(0, 400), middle.panned(-5000, 1000));
    assertEquals(new Viewport(600, 1000), middle.panned(5000, 1000));
  }

  @Test
  void aVideoShorterThanTheClosestZoomIsShownWhole() {
    assertEquals(new Viewport(0, 3), Viewport.fit(3).zoomed(1, 10, 3));
    assertEquals(new Viewport(0, 3), Viewport.around(new FrameRange(1, 2), 3));
  }

  @Test
  void goingToARangeShowsWhatIsAround() {
    assertEquals(new Viewport(475, 625), Viewport.around(new FrameRange(500, 600), 1000));
  }
}
