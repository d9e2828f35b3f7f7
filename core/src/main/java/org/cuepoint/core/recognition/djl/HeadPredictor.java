package org.cuepoint.core.recognition.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.recognition.djl.supervision.ClipStandard;
import org.cuepoint.core.train.TickPredictor;

/** The fast head as a predictor. One thread at a time. */
final class HeadPredictor implements TickPredictor {

  /** Ticks of a video that are predicted at a time; bounds memory. */
  private static final int PREDICT_TICKS = 4096;

  private static final float[] NO_EDGES = new float[0];

  private final NDManager manager;
  private final HeadNetwork network;

  /**
   * Makes a predictor.
   *
   * @param manager owned by this
   */
  HeadPredictor(NDManager manager, HeadNetwork network) {
    this.manager = manager;
    this.network = network;
  }

  @Override
  public List<List<Integer>> groups() {
    return network.groups();
  }

  @Override
  public Output predict(FeatureReader features, int classes) {
    float[] result = new float[features.ticks() * classes];
    int reach = network.reach();
    ClipStandard standard = ClipStandard.of(features);
    for (int from = 0; from < features.ticks(); from += PREDICT_TICKS) {
      int to = Math.min(features.ticks(), from + PREDICT_TICKS);
      int start = Math.max(0, from - reach);
      int end = Math.min(features.ticks(), to + reach);
      try (NDManager step = manager.newSubManager()) {
        predictRange(step, standard, features, start, end, from, to, classes, result);
      }
    }
    return new Output(result, NO_EDGES);
  }

  private void predictRange(
      NDManager scope,
      ClipStandard standard,
      FeatureReader features,
      int start,
      int end,
      int from,
      int to,
      int classes,
      float[] result) {
    int inputs = network.inputs();
    int length = end - start;
    float[] values = new float[length * inputs];
    for (int t = 0; t < length; t++) {
      standard.read(features, start + t, values, t * inputs);
    }
    NDArray x = scope.create(values, new Shape(1, length, inputs)).transpose(0, 2, 1);
    NDArray logits = network.infer(x).squeeze(0);
    int offset = 0;
    for (List<Integer> group : network.groups()) {
      int size = 1 + group.size();
      float[] p = logits.get(offset + ":" + (offset + size)).softmax(0).toFloatArray();
      for (int c = 0; c < group.size(); c++) {
        for (int t = from; t < to; t++) {
          result[t * classes + group.get(c)] = p[(1 + c) * length + t - start];
        }
      }
      offset += size;
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
