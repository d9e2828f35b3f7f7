package org.cuepoint.app.player;

import org.cuepoint.core.time.FrameIndex;

/** From a running clock to frames. */
final class FrameTime {

  private FrameTime() {}

  /**
   * Returns the frame on screen at a time. Rounds down: a frame is due when its time has come, not
   * half a tick before.
   */
  static int frameAt(FrameIndex index, double seconds) {
    double ticks = seconds * index.timeBase().denominator() / index.timeBase().numerator();
    return index.frameAt(index.pts(0) + (long) Math.floor(ticks + 1e-6));
  }
}
