package org.cuepoint.app.player;

import org.cuepoint.core.time.FrameRange;

/** What a player wants decoded next; a new wish replaces the one before. */
sealed interface Wish {

  /**
   * A frame to show as soon as possible, then the frames around it, so that steps from it are
   * instant.
   *
   * @param frame what to show
   */
  record Rest(int frame) implements Wish {}

  /**
   * Frames as a running clock needs them.
   *
   * @param seconds of the video at {@code atNanos}
   * @param atNanos a time of the pump's clock
   * @param rate seconds of the video per second; negative plays backwards, never 0
   * @param span the frames to play in, at least one
   * @param loop whether the span begins again at its end
   */
  record Run(double seconds, long atNanos, double rate, FrameRange span, boolean loop)
      implements Wish {

    /** Returns the time of the video at a time of the clock; beyond the span without a loop. */
    double secondsAt(long nanos) {
      return seconds + (nanos - atNanos) * 1e-9 * rate;
    }
  }
}
