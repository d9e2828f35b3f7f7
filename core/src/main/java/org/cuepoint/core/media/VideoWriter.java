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
   * @param containerOptions further options of the container by FFmpeg's names
   * @param rotation clockwise degrees that players are told to turn the pictures by: 0, 90, 180 or
   *     270
   */
  record Settings(
      String codec,
      int bitsPerSecond,
      int keyFrameDistance,
      int bFrames,
      Map<String, String> options,
      Map<String, String> containerOptions,
      int rotation) {

    /** Validates the rotation and copies the options. */
    public Settings {
      if (rotation < 0 || rotation > 270 || rotation % 90 != 0) {
        throw new IllegalArgumentException("No quarter turn: " + rotation + " degrees");
      }
      options = Map.copyOf(options);
      containerOptions = Map.copyOf(containerOptions);
    }

    /** Settings without a turn and with the container's usual options. */
    public Settings(
        String codec,
        int bitsPerSecond,
        int keyFrameDistance,
        int bFrames,
        Map<String, String> options) {
      this(codec, bitsPerSecond, keyFrameDistance, bFrames, options, Map.of(), 0);
    }

    /** Returns the same settings with other options of the container. */
    public Settings withContainerOptions(Map<String, String> newOptions) {
      return new Settings(
          codec, bitsPerSecond, keyFrameDistance, bFrames, options, newOptions, rotation);
    }

    /** Returns the same settings with another rotation. */
    public Settings withRotation(int newRotation) {
      return new Settings(
          codec, bitsPerSecond, keyFrameDistance, bFrames, options, containerOptions, newRotation);
    }
  }

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
