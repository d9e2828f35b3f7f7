package org.cuepoint.core.feature;

import org.cuepoint.core.recognition.FeatureShape;

/** The features of one video or region. Thread-safe until closed. */
public interface FeatureReader extends AutoCloseable {

  /** Returns the number of ticks. */
  int ticks();

  /** Returns what is kept of a tick. */
  FeatureShape shape();

  /** Returns the frame that was read at a tick. */
  int frame(int tick);

  /** Returns the mean absolute luminance difference to the previous tick, 0 to 1. */
  float motion(int tick);

  /** Copies the pooled vector of a tick, length C, into {@code out} from {@code offset} on. */
  void pooled(int tick, float[] out, int offset);

  /**
   * Copies the token map of a tick, shape (tokens, tokens, C), into {@code out} from {@code offset}
   * on.
   */
  void tokens(int tick, float[] out, int offset);

  @Override
  void close();
}
