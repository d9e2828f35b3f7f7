package org.cuepoint.app.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TimelineLayoutTest {

  private static TimelineLayout layout(double height, double scroll, int classes) {
    return TimelineLayout.of(1128, height, scroll, classes, 1, new Viewport(100, 300), 1000);
  }

  @Test
  void pixelsAndFramesAreInverse() {
    TimelineLayout layout = layout(300, 0, 3);
    assertEquals(128, layout.x(100), 1e-9);
    assertEquals(1128, layout.x(300), 1e-9);
    assertEquals(213.7, layout.frameAt(layout.x(213.7)), 1e-9);
    assertEquals(613.7, layout.minimapFrameAt(layout.minimapX(613.7)), 1e-9);
  }

  @Test
  void lanesFollowEachOtherWithoutGapOrOverlap() {
    for (int height = 180; height < 700; height += 7) {
      TimelineLayout layout = layout(height, 0, 4);
      assertEquals(layout.minimap().bottom(), layout.ruler().y());
      assertEquals(layout.ruler().bottom(), layout.tracksTop());
      assertEquals(layout.tracksBottom(), layout.suggestions().y());
      assertEquals(layout.suggestions().bottom(), layout.uncertainty().y());
      assertTrue(layout.uncertainty().bottom() <= height, "height " + height);
    }
  }

  @Test
  void tracksThatDoNotFitScrollToTheLastAndNoFurther() {
    TimelineLayout top = layout(260, 0, 30);
    assertTrue(top.scrollRange() > 0);
    TimelineLayout bottom = layout(260, 1e6, 30);
    assertEquals(bottom.tracksBottom(), bottom.tracks().getLast().bottom(), 1);
    assertEquals(29, bottom.trackAt(bottom.tracksBottom() - 2));
    assertEquals(0, top.trackAt(top.tracksTop() + 2));
  }

  @Test
  void hiddenTracksAreNotHit() {
    TimelineLayout layout = layout(260, 0, 30);
    assertEquals(-1, layout.trackAt(layout.suggestions().y() + 2));
    assertEquals(-1, layout.trackAt(layout.ruler().y() + 2));
  }
}
