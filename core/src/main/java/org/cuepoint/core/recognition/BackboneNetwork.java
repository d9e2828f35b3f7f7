package org.cuepoint.core.recognition;

import java.nio.Buffer;

/** A network that a person brought, opened by some engine. One thread at a time. */
public interface BackboneNetwork extends AutoCloseable {

  /**
   * What the network gave.
   *
   * @param values row by row
   * @param shape of the values; the first axis is the batch
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over and read once, never compared
  record Output(float[] values, long[] shape) {}

  /** Returns the largest batch that it takes, at least 1. */
  int largestBatch();

  /**
   * Runs the network and returns the output that its description names.
   *
   * @param input a direct FloatBuffer or ByteBuffer in native order, as the description's type asks
   * @param shape of the input
   * @throws IllegalStateException if the network refuses; the message says what to change in the
   *     description
   */
  Output run(Buffer input, long[] shape);

  @Override
  void close();
}
