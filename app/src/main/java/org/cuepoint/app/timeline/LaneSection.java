package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.List;

/**
 * Lanes below each other in a window that scrolls when they do not fit. Immutable.
 *
 * @param top upper edge of the window
 * @param bottom lower edge of the window
 * @param lanes the lanes, moved by the scroll; some may lie outside the window and are not seen
 * @param rows rows of each lane
 */
record LaneSection(double top, double bottom, List<Strip> lanes, List<Integer> rows) {

  /**
   * A horizontal strip.
   *
   * @param y upper edge
   * @param height its height; 0 when it is folded away
   */
  record Strip(double y, double height) {
    double bottom() {
      return y + height;
    }

    double middle() {
      return y + height / 2;
    }

    boolean contains(double py) {
      return py >= y && py < y + height;
    }

    boolean isShown() {
      return height > 0;
    }
  }

  /** Copies the lists. */
  LaneSection {
    lanes = List.copyOf(lanes);
    rows = List.copyOf(rows);
  }

  /**
   * Places lanes of given heights.
   *
   * @param scroll how far they are moved up, kept inside what there is to scroll
   */
  static LaneSection of(
      double top, double bottom, double scroll, List<Double> heights, List<Integer> rows) {
    double all = heights.stream().mapToDouble(Double::doubleValue).sum();
    double y = top - Math.round(Math.clamp(scroll, 0, Math.max(0, all - (bottom - top))));
    List<Strip> lanes = new ArrayList<>();
    for (double height : heights) {
      lanes.add(new Strip(y, height));
      y += height;
    }
    return new LaneSection(top, bottom, lanes, rows);
  }

  double height() {
    return bottom - top;
  }

  boolean contains(double y) {
    return y >= top && y < bottom;
  }

  /** Returns how far the lanes can scroll, in pixels. */
  double scrollRange() {
    return Math.max(0, contentHeight() - height());
  }

  /** Returns how far they are scrolled, in pixels. */
  double scroll() {
    return lanes.isEmpty() ? 0 : top - lanes.getFirst().y();
  }

  double contentHeight() {
    return lanes.isEmpty() ? 0 : lanes.getLast().bottom() - lanes.getFirst().y();
  }

  /** Says whether some of a lane can be seen. */
  boolean shows(int lane) {
    return lanes.get(lane).bottom() > top && lanes.get(lane).y() < bottom;
  }

  /** Returns the strip of one row of a lane. */
  Strip row(int lane, int row) {
    Strip strip = lanes.get(lane);
    double each = (strip.height() - 1) / rows.get(lane);
    double y = strip.y() + Math.rint(row * each);
    return new Strip(y, strip.y() + Math.rint((row + 1) * each) - y);
  }

  /** Returns the row of a lane at a height. */
  int rowAt(int lane, double y) {
    Strip strip = lanes.get(lane);
    int count = rows.get(lane);
    return (int) Math.clamp((y - strip.y()) / strip.height() * count, 0, count - 1.0);
  }

  /** Returns the lane at a height, or -1. */
  int laneAt(double y) {
    if (contains(y)) {
      for (int i = 0; i < lanes.size(); i++) {
        if (lanes.get(i).contains(y)) {
          return i;
        }
      }
    }
    return -1;
  }

  /** Returns the lane nearest to a height; -1 when there are none. */
  int nearest(double y) {
    if (lanes.isEmpty()) {
      return -1;
    }
    int found = laneAt(Math.clamp(y, top, Math.max(top, bottom - 1)));
    return found >= 0 ? found : y < top ? 0 : lanes.size() - 1;
  }

  /** Returns the scroll that shows a lane with the least movement. */
  double scrollTo(int lane) {
    Strip strip = lanes.get(lane);
    if (strip.y() < top) {
      return scroll() - (top - strip.y());
    }
    return strip.bottom() > bottom ? scroll() + strip.bottom() - bottom : scroll();
  }
}
