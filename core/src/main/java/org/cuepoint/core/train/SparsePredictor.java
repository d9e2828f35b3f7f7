package org.cuepoint.core.train;

import java.io.IOException;
import org.cuepoint.core.feature.TokensOnDemand;
import org.cuepoint.core.job.JobContext;

/**
 * A trained model that looks at few ticks of a video and says what happens at all of them, so that
 * the others need neither be decoded nor encoded. One thread at a time.
 */
public interface SparsePredictor extends TickPredictor {

  /**
   * Predicts every tick of a clip.
   *
   * @param tokens of the ticks that are looked at; asked for each once, in rising order, and again
   *     for windows that need a second look
   * @param ticks of the clip, at least 1
   * @param classes number of classes of the scheme
   * @param context told about ticks that are looked at; asked about cancellation
   */
  Output predict(TokensOnDemand tokens, int ticks, int classes, JobContext context)
      throws IOException;
}
