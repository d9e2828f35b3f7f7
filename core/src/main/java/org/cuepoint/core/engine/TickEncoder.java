package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.cuepoint.core.media.TickPictures;
import org.cuepoint.core.recognition.FrameEncoder;

/**
 * Encodes one tick after the other, each by itself, with the pictures before it that the encoder
 * wants. One thread at a time.
 */
final class TickEncoder {

  private final FrameEncoder encoder;
  private final TickPictures pictures;
  private final int pictureBytes;
  private final int history;
  private final ByteBuffer rgb;
  private final byte[] moved;
  private int frame = -1;
  private boolean begun;

  /** Uses both, and closes neither. */
  TickEncoder(FrameEncoder encoder, TickPictures pictures) {
    this.encoder = encoder;
    this.pictures = pictures;
    pictureBytes = encoder.inputSize() * encoder.inputSize() * 3;
    history = encoder.history();
    rgb = ByteBuffer.allocateDirect((history + 1) * pictureBytes);
    moved = new byte[history * pictureBytes];
  }

  /**
   * Reads the next tick's picture, which may mean to wait for it.
   *
   * @return false after the last
   */
  boolean read() throws IOException {
    rgb.get(pictureBytes, moved);
    rgb.put(0, moved);
    ByteBuffer last = rgb.slice(history * pictureBytes, pictureBytes);
    frame = pictures.next(last);
    if (frame >= 0 && !begun) {
      // Before the first tick there is nothing but its own picture.
      for (int k = 0; k < history; k++) {
        rgb.put(k * pictureBytes, last, 0, pictureBytes);
      }
      begun = true;
    }
    return frame >= 0;
  }

  /** Returns the tokens of the tick that was read, shape (tokens, C). */
  float[] encode() {
    return encoder.encode(rgb.duplicate(), new int[] {frame}).tokens();
  }
}
