package org.cuepoint.app.bench;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import org.jspecify.annotations.Nullable;

/**
 * Measures by the toolkit's pulses. A pulse begins only when the picture of the one before has been
 * drawn, so the time from one pulse to the next is what a frame took, layout and drawing included.
 * FX thread only.
 */
final class PulseClock extends AnimationTimer {

  private @Nullable IntConsumer step;
  private Consumer<long[]> measured = nanos -> {};
  private long[] intervals = new long[0];
  private int skipped;
  private int count;
  private long last;

  private @Nullable BooleanSupplier awaited;
  private LongConsumer drawn = nanos -> {};
  private long since;
  private boolean met;

  /**
   * Runs a step in each pulse and measures the time to the next.
   *
   * @param warmUp how many pulses are not measured
   * @param frames how many are
   */
  void measure(int warmUp, int frames, IntConsumer work, Consumer<long[]> whenMeasured) {
    skipped = warmUp;
    intervals = new long[frames];
    count = 0;
    last = 0;
    measured = whenMeasured;
    step = work;
  }

  /**
   * Calls back when the first frame for which the condition holds has been drawn.
   *
   * @param start from where the time is told, in nanoseconds
   */
  void whenDrawn(BooleanSupplier condition, long start, LongConsumer whenDrawn) {
    awaited = condition;
    since = start;
    met = false;
    drawn = whenDrawn;
  }

  @Override
  public void handle(long now) {
    long time = System.nanoTime();
    BooleanSupplier condition = awaited;
    if (condition != null) {
      if (met) {
        awaited = null;
        drawn.accept(time - since);
      } else {
        met = condition.getAsBoolean();
      }
    }
    IntConsumer work = step;
    if (work != null) {
      advance(work, time);
    }
  }

  private void advance(IntConsumer work, long time) {
    if (last != 0) {
      if (skipped > 0) {
        skipped--;
      } else {
        intervals[count++] = time - last;
      }
    }
    if (count == intervals.length) {
      step = null;
      measured.accept(intervals);
      return;
    }
    last = time;
    work.accept(count);
  }
}
