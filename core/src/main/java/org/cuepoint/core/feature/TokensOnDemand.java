package org.cuepoint.core.feature;

import java.io.IOException;

/**
 * What an encoder makes of single ticks of a video, computed when it is asked for. Ticks in rising
 * order cost least. One thread at a time.
 */
public interface TokensOnDemand {

  /**
   * Encodes a tick.
   *
   * @param out receives the token map, shape (tokens, tokens, C), from {@code offset} on
   */
  void read(int tick, float[] out, int offset) throws IOException;

  /** Returns how many frames must be decoded to read a tick, coming from nowhere. */
  int walk(int tick);
}
