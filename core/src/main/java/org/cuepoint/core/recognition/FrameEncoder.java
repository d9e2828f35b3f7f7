package org.cuepoint.core.recognition;

import java.nio.ByteBuffer;

/** Turns pictures into features. One thread at a time. */
public interface FrameEncoder extends AutoCloseable {

  /** Returns the id of the encoder, which names the hash of its weights. */
  String id();

  /** Returns width and height of its pictures in pixels. */
  int inputSize();

  /** Returns what it gives for a tick. */
  FeatureShape shape();

  /**
   * Encodes pictures in a row.
   *
   * @param rgb shape (1 + ticks, size, size, 3), bytes; the first picture is the one before the
   *     first tick (at the start of a video the first tick's own), since each tick also sees the
   *     difference to the previous one
   * @param frames the frame ordinal of each tick
   * @return features of the ticks
   */
  TickFeatures encode(ByteBuffer rgb, int[] frames);

  @Override
  void close();
}
