package org.cuepoint.core.train;

import java.io.IOException;
import java.util.List;
import org.cuepoint.core.feature.FeatureReader;

/** A trained model that says what happens at each tick. One thread at a time. */
public interface TickPredictor extends AutoCloseable {

  /**
   * What a model says of a clip.
   *
   * @param probabilities shape (ticks, classes), row by row; within a group the rest to 1 is
   *     background
   * @param edges shape (ticks, groups): probability that another label of the group begins at the
   *     tick; empty when the model has no such output
   */
  // Handed over and never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Output(float[] probabilities, float[] edges) {

    /**
     * Returns the probability that the label of any group changes at each tick, shape (ticks), as a
     * decoder wants it; empty when the model has no such output.
     */
    public float[] changes(int groups) {
      float[] changes = new float[edges.length / groups];
      for (int t = 0; t < changes.length; t++) {
        float stays = 1;
        for (int g = 0; g < groups; g++) {
          stays *= 1 - edges[t * groups + g];
        }
        changes[t] = 1 - stays;
      }
      return changes;
    }
  }

  /** Returns the positions of the classes of each exclusive group. */
  List<List<Integer>> groups();

  /**
   * Predicts every tick of a clip.
   *
   * @param classes number of classes of the scheme
   */
  Output predict(FeatureReader features, int classes) throws IOException;

  @Override
  void close();
}
