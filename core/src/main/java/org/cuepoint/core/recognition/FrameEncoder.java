package org.cuepoint.core.recognition;

import java.nio.ByteBuffer;

/** Turns pictures into features. One thread at a time. */
public interface FrameEncoder extends AutoCloseable {

  /** Returns its id, the size of its pictures and what it gives for a tick. */
  EncoderDescription description();

  /** Returns the id of the encoder, which names the hash of its weights. */
  default String id() {
    return description().id();
  }

  /** Returns width and height of its pictures in pixels. */
  default int inputSize() {
    return description().inputSize();
  }

  /** Returns what it gives for a tick. */
  default FeatureShape shape() {
    return description().shape();
  }

  /** Returns how many pictures before the first tick {@link #encode} wants, at least 1. */
  default int history() {
    return 1;
  }

  /**
   * Returns how many ticks it takes at a time: memory is bounded by it, and other requests wait at
   * most that long. The same for the same encoder on the same device, so that a run that was cut
   * off goes on in the same batches and gives the same bits.
   */
  default int batch() {
    return 16;
  }

  /**
   * Encodes pictures in a row.
   *
   * @param rgb shape (history + ticks, size, size, 3), bytes; first come the {@link #history}
   *     pictures before the first tick (at the start of a video the first tick's own, repeated),
   *     since a tick may also see the difference to earlier ones
   * @param frames the frame ordinal of each tick
   * @return features of the ticks
   * @throws IllegalStateException if the network gives no features; the message says why
   */
  TickFeatures encode(ByteBuffer rgb, int[] frames);

  @Override
  void close();
}
