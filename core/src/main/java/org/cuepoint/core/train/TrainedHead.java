package org.cuepoint.core.train;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What training the fast head gave.
 *
 * @param weights the file's bytes, read-only
 * @param losses mean loss of each tenth of the steps
 * @param labelledTicks ticks with a known label
 * @param seconds how long training took
 */
public record TrainedHead(
    ByteBuffer weights, List<Double> losses, long labelledTicks, double seconds) {

  /** Copies the losses; the bytes are handed over. */
  public TrainedHead {
    losses = List.copyOf(losses);
    weights = weights.asReadOnlyBuffer();
  }
}
