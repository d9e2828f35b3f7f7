package org.cuepoint.core.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** Writes a video file frame by frame. One thread at a time. */
public interface VideoWriter extends AutoCloseable {

  /**
   * How to encode.
   *
   * @param codec FFmpeg's name of an encoder, for example {@code libopenh264} or {@code mpeg4}
   * @param bitsPerSecond target bit rate
   * @param keyFrameDistance frames from one key frame to the next
   * @param bFrames most B-frames in a row
   * @param options further options of the encoder by FFmpeg's names
   */
  record Settings(
      String codec,
      int bitsPerSecond,
      int keyFrameDistance,
      int bFrames,
      Map<String, String> options) {}

  /**
   * Appends a frame.
   *
   * @param rgb width*height*3 bytes, red first, rows without padding
   * @param pts its timestamp, above the last one
   */
  void write(ByteBuffer rgb, long pts) throws IOException;

  /** Writes what the encoder still holds and the end of the file. */
  @Override
  void close() throws IOException;
}
