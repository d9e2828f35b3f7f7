package org.cuepoint.core.media;

import java.nio.ByteBuffer;

/** Pictures of one video at the ticks of a feature clock, in order. One thread at a time. */
public interface TickSampler extends TickPictures {

  /** Returns the number of ticks. */
  int ticks();

  /** Goes to {@code tick} before the next {@link #next}; used to resume. */
  void seek(int tick) throws UnreadableMediaException;

  /**
   * Reads the next tick's picture.
   *
   * @param rgb receives width*height*3 bytes, red first, rows without padding; position is left at
   *     0
   * @return the frame ordinal that was read, or -1 after the last tick
   * @throws UnreadableMediaException if it cannot be decoded
   */
  @Override
  int next(ByteBuffer rgb) throws UnreadableMediaException;

  @Override
  void close();
}
