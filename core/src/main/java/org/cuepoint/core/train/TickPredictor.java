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
   * @param information shape (ticks): mutual information in nats between the label and which of
   *     several versions of the model is right, mean over groups; empty when there is one version
   */
  // Handed over and never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Output(float[] probabilities, float[] edges, float[] information) {

    /** Makes the output of a model of one version. */
    public Output(float[] probabilities, float[] edges) {
      this(probabilities, edges, new float[0]);
    }

    /**
     * Returns the probability that another label of one group begins at each tick, shape (ticks),
     * as a decoder wants it; empty when the model has no such output.
     */
    public float[] edges(int group, int groups) {
      float[] own = new float[edges.length / groups];
      for (int t = 0; t < own.length; t++) {
        own[t] = edges[t * groups + group];
      }
      return own;
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

  /**
   * Predicts the same and, if the model can, how much versions of it contradict each other, also
   * where that takes several times as long.
   */
  default Output predictWithInformation(FeatureReader features, int classes) throws IOException {
    return predict(features, classes);
  }

  @Override
  void close();
}
