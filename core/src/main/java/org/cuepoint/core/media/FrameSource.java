package org.cuepoint.core.media;

import java.nio.ByteBuffer;

/**
 * Pictures of one video by frame ordinal: exact, in any order; the next frame in order is cheapest.
 * One thread at a time.
 */
public interface FrameSource extends AutoCloseable {

  /** Returns the size of the pictures. */
  FrameSize size();

  /**
   * Reads a frame. A frame after the last one read, up to the next key frame, costs only the
   * decoding of what lies between: reading a key frame first, to show something at once, and then
   * the frame behind it that is wanted is hardly slower than reading that one alone.
   *
   * @param frame ordinal, 0 to the number of frames less one
   * @param bgra receives width*height*4 bytes, blue first, alpha 255, rows without padding;
   *     position is left at 0
   * @throws UnreadableMediaException if the frame cannot be decoded; the message names it
   */
  void read(int frame, ByteBuffer bgra) throws UnreadableMediaException;

  @Override
  void close();
}
