package org.cuepoint.app.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.Test;

class LevelOfDetailTest {

  /** A box as it was given. */
  private record Box(int first, int count, double x0, double x1) {}

  private static TimelineLayout layout(Viewport viewport, int frames) {
    return SampleVideo.layout(300, SampleVideo.tracks(1), viewport, frames);
  }

  private static List<Box> boxes(List<FrameRange> ranges, Viewport viewport, int frames) {
    return boxes(SpanLane.ofRanges(ranges), viewport, frames);
  }

  private static List<Box> boxes(SpanLane<?> lane, Viewport viewport, int frames) {
    List<Box> boxes = new ArrayList<>();
    LevelOfDetail.boxes(
        lane,
        layout(viewport, frames),
        (first, count, x0, x1) -> boxes.add(new Box(first, count, x0, x1)));
    return boxes;
  }

  @Test
  void thousandsOfLabelsUnderAPixelBecomeFewBoxesThatCoverTheSamePixels() {
    List<FrameRange> ranges = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      ranges.add(new FrameRange(i * 10, i * 10 + 4));
    }
    List<Box> boxes = boxes(ranges, Viewport.fit(1_000_000), 1_000_000);
    assertTrue(boxes.size() <= 1000, () -> boxes.size() + " boxes");
    assertEquals(1000, boxes.stream().mapToDouble(b -> b.x1() - b.x0()).sum(), 3);
  }

  @Test
  void labelsFarApartStayApartHoweverThinTheyAre() {
    List<FrameRange> ranges = List.of(new FrameRange(1000, 1001), new FrameRange(500_000, 500_001));
    List<Box> boxes = boxes(ranges, Viewport.fit(1_000_000), 1_000_000);
    assertEquals(2, boxes.size());
    assertTrue(boxes.stream().allMatch(box -> box.x1() - box.x0() >= 1 && box.count() == 1));
  }

  @Test
  void onlyWhatIsVisibleGetsABox() {
    List<FrameRange> ranges =
        List.of(new FrameRange(0, 100), new FrameRange(450, 550), new FrameRange(900, 950));
    List<Box> boxes = boxes(ranges, new Viewport(400, 600), 1000);
    assertEquals(List.of(1), boxes.stream().map(Box::first).toList());
  }

  @Test
  void aLongLabelThatBeganFarBeforeIsFound() {
    List<FrameRange> ranges = new ArrayList<>();
    ranges.add(new FrameRange(0, 9000));
    for (int i = 1; i < 800; i++) {
      ranges.add(new FrameRange(i * 10, i * 10 + 5));
    }
    List<Box> boxes = boxes(ranges, new Viewport(8500, 8600), 10_000);
    assertEquals(List.of(0), boxes.stream().map(Box::first).toList());
  }

  @Test
  void aLabelWideEnoughToSeeIsNeverHiddenInACrowd() {
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      List<FrameRange> ranges = new ArrayList<>();
      for (int i = 0; i < 30_000; i++) {
        int start = random.nextInt(900_000);
        ranges.add(new FrameRange(start, start + 1 + random.nextInt(200)));
      }
      int wideAt = random.nextInt(880_000);
      ranges.add(new FrameRange(wideAt, wideAt + 15_000));
      SpanLane<FrameRange> lane = SpanLane.ofRanges(ranges);
      long wide =
          boxes(lane, Viewport.fit(900_000), 900_000).stream()
              .filter(
                  b -> b.x1() - b.x0() > 16 && lane.end(b.first()) - lane.start(b.first()) > 9000)
              .count();
      assertEquals(1, wide, "round " + round);
    }
  }

  @Test
  void whatIsDrawnOfACrowdCoversWhatIsThere() {
    Random random = new Random(11);
    for (int round = 0; round < 10; round++) {
      List<FrameRange> ranges = new ArrayList<>();
      for (int i = 0; i < 20_000; i++) {
        int start = random.nextInt(100_000);
        ranges.add(new FrameRange(start, start + random.nextInt(30)));
      }
      boolean[] drawn = new boolean[1130];
      for (Box box : boxes(ranges, Viewport.fit(100_000), 100_000)) {
        for (int x = (int) box.x0(); x <= box.x1() && x < drawn.length; x++) {
          drawn[x] = true;
        }
      }
      TimelineLayout layout = layout(Viewport.fit(100_000), 100_000);
      for (FrameRange range : ranges) {
        assertTrue(drawn[(int) layout.x(range.start())], "round " + round + " " + range);
      }
    }
  }

  @Test
  void tinyLabelsOfOtherLooksDoNotJoin() {
    List<FrameRange> ranges = List.of(new FrameRange(0, 1), new FrameRange(1, 2));
    int[] next = {0};
    SpanLane<FrameRange> lane =
        SpanLane.of(ranges, Function.identity(), r -> Look.of(LabelState.POSITIVE, next[0]++));
    assertEquals(2, boxes(lane, Viewport.fit(1000), 1000).size());
  }
}
