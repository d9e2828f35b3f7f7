package org.cuepoint.app.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.Test;

class LevelOfDetailTest {

  private static SpanLane<FrameRange> lane(List<FrameRange> ranges) {
    return new SpanLane<>(ranges, Function.identity());
  }

  private static TimelineLayout layout(Viewport viewport, int frames) {
    return TimelineLayout.of(1128, 300, 0, 1, 1, viewport, frames);
  }

  @Test
  void thousandsOfLabelsUnderAPixelBecomeFewBoxesThatCoverTheSamePixels() {
    List<FrameRange> ranges = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      ranges.add(new FrameRange(i * 10, i * 10 + 4));
    }
    List<LevelOfDetail.Box<FrameRange>> boxes =
        LevelOfDetail.boxes(lane(ranges), layout(Viewport.fit(1_000_000), 1_000_000));
    assertTrue(boxes.size() <= 1000, () -> boxes.size() + " boxes");
    assertEquals(100_000, boxes.stream().mapToInt(LevelOfDetail.Box::count).sum());
    assertEquals(1000, boxes.stream().mapToDouble(LevelOfDetail.Box::width).sum(), 2);
  }

  @Test
  void labelsFarApartStayApartHoweverThinTheyAre() {
    List<FrameRange> ranges = List.of(new FrameRange(1000, 1001), new FrameRange(500_000, 500_001));
    List<LevelOfDetail.Box<FrameRange>> boxes =
        LevelOfDetail.boxes(lane(ranges), layout(Viewport.fit(1_000_000), 1_000_000));
    assertEquals(2, boxes.size());
    assertTrue(boxes.stream().allMatch(box -> box.width() >= 1));
    assertTrue(boxes.stream().allMatch(box -> box.item().isPresent()));
  }

  @Test
  void onlyWhatIsVisibleGetsABox() {
    List<FrameRange> ranges =
        List.of(new FrameRange(0, 100), new FrameRange(450, 550), new FrameRange(900, 950));
    List<LevelOfDetail.Box<FrameRange>> boxes =
        LevelOfDetail.boxes(lane(ranges), layout(new Viewport(400, 600), 1000));
    assertEquals(1, boxes.size());
    assertEquals(new FrameRange(450, 550), boxes.getFirst().item().orElseThrow());
  }

  @Test
  void aLongLabelThatBeganFarBeforeIsFound() {
    List<FrameRange> ranges = new ArrayList<>();
    ranges.add(new FrameRange(0, 9000));
    for (int i = 1; i < 800; i++) {
      ranges.add(new FrameRange(i * 10, i * 10 + 5));
    }
    List<LevelOfDetail.Box<FrameRange>> boxes =
        LevelOfDetail.boxes(lane(ranges), layout(new Viewport(8500, 8600), 10_000));
    assertEquals(1, boxes.size());
    assertEquals(new FrameRange(0, 9000), boxes.getFirst().item().orElseThrow());
  }
}
