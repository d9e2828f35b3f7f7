package org.cuepoint.core.train;

import java.io.IOException;
import java.util.List;
import org.cuepoint.core.feature.PictureCache;
import org.cuepoint.core.job.JobContext;

/**
 * A trained model that says what happens at each tick and looks at pictures, where a {@link
 * TickPredictor} looks at features. It says the same things, so that all that follows is alike. One
 * thread at a time.
 */
public interface PixelPredictor extends AutoCloseable {

  /** Returns width and height of the pictures that it wants, in pixels. */
  int inputSize();

  /** Returns the positions of the classes of each exclusive group. */
  List<List<Integer>> groups();

  /**
   * Predicts every tick of a clip. Its pictures are read once and in order, and only a few of them
   * are kept at a time, so that no clip is too long.
   *
   * @param pictures gives the pictures of the ticks from the first on
   * @param ticks how many there are, at least 1
   * @param classes number of classes of the scheme
   * @param context told about ticks; asked about cancellation between windows
   */
  TickPredictor.Output predict(
      PictureCache.Reader pictures, int ticks, int classes, JobContext context) throws IOException;

  @Override
  void close();
}
