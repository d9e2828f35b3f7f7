package org.cuepoint.app.timeline;

/**
 * Turns a lane into boxes on screen. Things narrower than {@link #TINY} pixels that touch are drawn
 * as one box, so that the number of boxes is bounded by the pixels and not by the labels; where
 * many share a pixel, a binary search leaps over them. Nothing is allocated per thing.
 */
final class LevelOfDetail {

  /** Width in pixels under which a thing may lose its own box. */
  static final double TINY = 2;

  /** Takes the boxes, of each row from left to right. */
  interface Sink {

    /**
     * One box.
     *
     * @param first position in the lane of the first thing it stands for
     * @param count how many things it stands for, at least; 1 for exactly one
     * @param x0 left edge in pixels
     * @param x1 right edge in pixels, at least one further
     */
    void box(int first, int count, double x0, double x1);
  }

  /** The box of tiny things that is growing in a row. */
  private static final class Run {
    private int first;
    private int count;
    private double from;
    private double to;

    void start(int item, double x0, double x1) {
      first = item;
      count = 1;
      from = x0;
      to = Math.max(x1, x0 + 1);
    }

    void flush(Sink sink) {
      if (count > 0) {
        sink.box(first, count, from, to);
        count = 0;
      }
    }
  }

  private LevelOfDetail() {}

  /** Gives the boxes of what is visible. */
  static void boxes(SpanLane<?> lane, TimelineLayout layout, Sink sink) {
    Viewport visible = layout.viewport();
    double left = layout.plotLeft();
    double right = layout.width();
    Run[] runs = new Run[lane.rowCount()];
    for (int row = 0; row < runs.length; row++) {
      runs[row] = new Run();
    }
    int end = lane.firstStarting(Math.nextUp(visible.end()));
    int begin = lane.firstReaching(visible.start());
    boolean crowded = end - begin > 4 * (right - left);
    for (int i = begin; i < end; i++) {
      if (lane.end(i) < visible.start()) {
        continue;
      }
      double x0 = Math.max(left - TINY, layout.x(lane.start(i)));
      double x1 = Math.min(right + TINY, layout.x(lane.end(i)));
      Run run = runs[lane.row(i)];
      if (x1 - x0 >= TINY) {
        sink.box(i, 1, x0, x1);
        continue;
      }
      if (run.count > 0 && x0 <= run.to + 1 && lane.look(run.first) == lane.look(i)) {
        run.to = Math.max(run.to, Math.max(x1, x0 + 1));
        run.count++;
      } else if (run.count > 0 && x0 >= run.from && Math.max(x1, x0 + 1) <= run.to + 0.5) {
        // Another look in a pixel that is taken: one of them must win.
        run.count++;
      } else {
        run.flush(sink);
        run.start(i, x0, x1);
      }
      if (crowded) {
        i = leap(lane, layout, i, end, run.to);
      }
    }
    for (Run run : runs) {
      run.flush(sink);
    }
  }

  /** Returns the position of the last thing that the box up to {@code to} hides. */
  private static int leap(SpanLane<?> lane, TimelineLayout layout, int i, int end, double to) {
    double frame = layout.frameAt(to);
    int next = Math.min(end, lane.firstStarting(frame));
    boolean onlyTiny = next > i + 1 && layout.x(lane.furthestEnd(next - 1)) <= to + TINY;
    return onlyTiny ? next - 1 : i;
  }
}
