package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a lane into boxes on screen. Things narrower than {@link #TINY} pixels that touch are drawn
 * as one box, so that the number of boxes is bounded by the pixels and not by the labels.
 */
final class LevelOfDetail {

  /** Width in pixels under which a thing may lose its own box. */
  static final double TINY = 2;

  private LevelOfDetail() {}

  /**
   * A box to fill.
   *
   * @param x0 left edge in pixels
   * @param x1 right edge in pixels, at least one pixel further
   * @param item the one thing it shows, or empty when it stands for several
   * @param count how many things it stands for
   * @param <T> what lies in the lane
   */
  record Box<T>(double x0, double x1, Optional<T> item, int count) {
    double width() {
      return x1 - x0;
    }
  }

  /** Returns the boxes of what is visible, from left to right by start. */
  static <T> List<Box<T>> boxes(SpanLane<T> lane, TimelineLayout layout) {
    List<Box<T>> boxes = new ArrayList<>();
    Viewport visible = layout.viewport();
    double left = layout.plotLeft();
    double right = layout.width();
    int tinyCount = 0;
    int tinyItem = -1;
    double tinyFrom = 0;
    double tinyTo = 0;
    for (int i = lane.firstReaching(visible.start());
        i < lane.size() && lane.start(i) <= visible.end();
        i++) {
      if (lane.end(i) < visible.start()) {
        continue;
      }
      double x0 = Math.max(left - TINY, layout.x(lane.start(i)));
      double x1 = Math.min(right + TINY, layout.x(lane.end(i)));
      if (x1 - x0 >= TINY) {
        boxes.add(new Box<>(x0, x1, Optional.of(lane.item(i)), 1));
      } else if (tinyCount > 0 && x0 <= tinyTo + 1) {
        tinyTo = Math.max(tinyTo, Math.max(x1, x0 + 1));
        tinyCount++;
      } else {
        flush(boxes, lane, tinyFrom, tinyTo, tinyItem, tinyCount);
        tinyFrom = x0;
        tinyTo = Math.max(x1, x0 + 1);
        tinyItem = i;
        tinyCount = 1;
      }
    }
    flush(boxes, lane, tinyFrom, tinyTo, tinyItem, tinyCount);
    return boxes;
  }

  private static <T> void flush(
      List<Box<T>> boxes, SpanLane<T> lane, double from, double to, int item, int count) {
    if (count > 0) {
      boxes.add(
          new Box<>(from, to, count == 1 ? Optional.of(lane.item(item)) : Optional.empty(), count));
    }
  }
}
