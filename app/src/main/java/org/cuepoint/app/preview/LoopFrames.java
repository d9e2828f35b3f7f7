package org.cuepoint.app.preview;

import java.util.stream.IntStream;
import org.cuepoint.core.time.FrameRange;

/** Which frames stand for a place when it is shown as a few pictures in a loop. No state. */
final class LoopFrames {

  /** Of the two seconds that a question is mostly about, three pictures a second. */
  static final int MOST = 6;

  private LoopFrames() {}

  /** Returns the middles of equal parts of a place, in order; each frame once. */
  static int[] of(FrameRange place) {
    long length = place.length();
    return IntStream.range(0, MOST)
        .map(i -> (int) (place.start() + length * (2 * i + 1) / (2 * MOST)))
        .distinct()
        .toArray();
  }
}
