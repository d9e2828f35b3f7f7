package org.cuepoint.core.media;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Pictures at the ticks of a feature clock, one after the other. One thread at a time. */
public interface TickPictures extends AutoCloseable {

  /**
   * Reads the next tick's picture; of a camera, waits for it.
   *
   * @param rgb receives width*height*3 bytes, red first, rows without padding; position is left at
   *     0
   * @return the frame ordinal that was read, or -1 after the last tick
   * @throws IOException if there is no picture any more though there should be; the message says
   *     why
   */
  int next(ByteBuffer rgb) throws IOException;

  @Override
  void close();
}
