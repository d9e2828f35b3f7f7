package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cuepoint.core.time.FrameIndex;

/**
 * The marks of the ruler: times in one row, frame numbers in the other, each at the finest round
 * step whose labels do not touch.
 *
 * @param times marks of the upper row
 * @param frames marks of the lower row
 */
record RulerTicks(List<Tick> times, List<Tick> frames) {

  private static final double TIME_LABEL_PIXELS = 84;
  private static final double FRAME_LABEL_PIXELS = 60;
  private static final double MINOR_PIXELS = 6;
  private static final double[] SECONDS = {
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600,
    900, 1800, 3600, 7200, 14400, 28800, 86400
  };

  /**
   * A mark.
   *
   * @param frame where, in frames; fractions lie inside a frame
   * @param label what to write, or empty for a small mark
   */
  record Tick(double frame, String label) {
    boolean isMajor() {
      return !label.isEmpty();
    }
  }

  static RulerTicks of(FrameIndex index, TimelineLayout layout) {
    return new RulerTicks(timeTicks(index, layout), frameTicks(index, layout));
  }

  private static List<Tick> timeTicks(FrameIndex index, TimelineLayout layout) {
    Viewport visible = layout.viewport();
    double from = secondsAt(index, visible.start());
    double to = secondsAt(index, visible.end());
    double pixels = layout.width() - layout.plotLeft();
    double perSecond = pixels / Math.max(1e-6, to - from);
    double step = SECONDS[SECONDS.length - 1];
    for (double candidate : SECONDS) {
      if (candidate * perSecond >= TIME_LABEL_PIXELS) {
        step = candidate;
        break;
      }
    }
    int parts = step * perSecond / 5 >= MINOR_PIXELS ? 5 : 1;
    double small = step / parts;
    List<Tick> ticks = new ArrayList<>();
    long last = (long) Math.floor(to / small + 1e-9);
    for (long k = (long) Math.ceil(from / small - 1e-9); k <= last; k++) {
      double seconds = k * small;
      ticks.add(new Tick(frameAt(index, seconds), k % parts == 0 ? label(seconds, step) : ""));
    }
    return ticks;
  }

  private static List<Tick> frameTicks(FrameIndex index, TimelineLayout layout) {
    double pixelsPerFrame = layout.pixelsPerFrame();
    long step = 1;
    for (int i = 0; step * pixelsPerFrame < FRAME_LABEL_PIXELS; i++) {
      step =
          switch (i % 3) {
            case 0, 2 -> step * 2;
            default -> step / 2 * 5;
          };
    }
    int parts = step >= 5 && step % 5 == 0 ? 5 : (int) Math.min(step, 2);
    if (step * pixelsPerFrame < MINOR_PIXELS * parts) {
      parts = 1;
    }
    long small = step / parts;
    List<Tick> ticks = new ArrayList<>();
    Viewport visible = layout.viewport();
    for (long k = (long) Math.ceil(visible.start() / small);
        k * small <= Math.min(visible.end(), index.frameCount());
        k++) {
      ticks.add(new Tick(k * small, k % parts == 0 ? Long.toString(k * small) : ""));
    }
    return ticks;
  }

  /** Returns seconds from the first frame to a place that may lie inside a frame. */
  static double secondsAt(FrameIndex index, double frame) {
    int whole = (int) Math.clamp(Math.floor(frame), 0, index.frameCount() - 1);
    double begin = index.secondsAt(whole);
    return begin + (frame - whole) * (index.secondsAt(whole + 1) - begin);
  }

  /** Returns the place of a time, inside its frame; the inverse of {@link #secondsAt}. */
  static double frameAt(FrameIndex index, double seconds) {
    int whole = index.frameAtSeconds(seconds);
    if (whole > 0 && index.secondsAt(whole) > seconds) {
      // The index rounds to the nearest tick of the stream; a tick may be a whole frame.
      whole--;
    }
    double begin = index.secondsAt(whole);
    double length = index.secondsAt(whole + 1) - begin;
    return whole + Math.clamp((seconds - begin) / length, 0, 1);
  }

  private static String label(double seconds, double step) {
    int decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
    long scale = (long) Math.pow(10, decimals);
    long units = Math.round(seconds * scale);
    long whole = units / scale;
    String text =
        whole >= 3600
            ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
            : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    return decimals == 0
        ? text
        : text + String.format(Locale.ROOT, ".%0" + decimals + "d", units % scale);
  }
}
