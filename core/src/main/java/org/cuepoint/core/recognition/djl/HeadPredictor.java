package org.cuepoint.core.recognition.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.active.Doubt;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.recognition.djl.supervision.ClipStandard;
import org.cuepoint.core.train.TickPredictor;

/**
 * The fast head as a predictor. Versions of itself that could as well have been learned are what it
 * says with values dropped as in training (Gal and Ghahramani, "Dropout as a Bayesian
 * Approximation", ICML 2016); each drops the same all over a project. One thread at a time.
 */
final class HeadPredictor implements TickPredictor {

  /** Ticks of a video that are predicted at a time; bounds memory. */
  private static final int PREDICT_TICKS = 4096;

  /** Each costs as much as a prediction, and few are enough to order places by. */
  private static final int VERSIONS = 5;

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
    return predict(features, classes, 0);
  }

  @Override
  public Output predictWithInformation(FeatureReader features, int classes) {
    return predict(features, classes, network.dropsValues() ? VERSIONS : 0);
  }

  private Output predict(FeatureReader features, int classes, int versions) {
    Said said = new Said(new float[features.ticks() * classes], classes, new ArrayList<>());
    int outputs = HeadNetwork.outputs(network.groups());
    for (int v = 0; v < versions; v++) {
      said.versions().add(new float[features.ticks() * outputs]);
    }
    int reach = network.reach();
    ClipStandard standard = ClipStandard.of(features);
    for (int from = 0; from < features.ticks(); from += PREDICT_TICKS) {
      int to = Math.min(features.ticks(), from + PREDICT_TICKS);
      int start = Math.max(0, from - reach);
      int end = Math.min(features.ticks(), to + reach);
      try (NDManager step = manager.newSubManager()) {
        predictRange(step, standard, features, new Range(start, end, from, to), said);
      }
    }
    return new Output(said.probabilities(), NO_EDGES, information(said, features.ticks()));
  }

  private float[] information(Said said, int ticks) {
    if (said.versions().isEmpty()) {
      return new float[0];
    }
    int outputs = HeadNetwork.outputs(network.groups());
    List<Integer> starts = new ArrayList<>();
    int offset = 0;
    for (List<Integer> group : network.groups()) {
      starts.add(offset);
      offset += 1 + group.size();
    }
    return Doubt.information(
        said.versions().stream().map(values -> new Matrix(ticks, outputs, values)).toList(),
        starts);
  }

  /**
   * What is filled in.
   *
   * @param probabilities shape (ticks, classes)
   * @param versions each of shape (ticks, outputs)
   */
  // Handed over and never compared.
  @SuppressWarnings("ArrayRecordComponent")
  private record Said(float[] probabilities, int classes, List<float[]> versions) {}

  /** Ticks to look at, and those of them to say something of. */
  private record Range(int start, int end, int from, int to) {
    int length() {
      return end - start;
    }
  }

  private void predictRange(
      NDManager scope, ClipStandard standard, FeatureReader features, Range range, Said said) {
    int inputs = network.inputs();
    float[] values = new float[range.length() * inputs];
    for (int t = 0; t < range.length(); t++) {
      standard.read(features, range.start() + t, values, t * inputs);
    }
    NDArray x = scope.create(values, new Shape(1, range.length(), inputs)).transpose(0, 2, 1);
    NDArray logits = network.infer(x).squeeze(0);
    int offset = 0;
    for (List<Integer> group : network.groups()) {
      int size = 1 + group.size();
      float[] p = logits.get(offset + ":" + (offset + size)).softmax(0).toFloatArray();
      for (int c = 0; c < group.size(); c++) {
        for (int t = range.from(); t < range.to(); t++) {
          said.probabilities()[t * said.classes() + group.get(c)] =
              p[(1 + c) * range.length() + t - range.start()];
        }
      }
      offset += size;
    }
    for (int v = 0; v < said.versions().size(); v++) {
      version(scope, x, v, range, said.versions().get(v));
    }
  }

  private void version(NDManager scope, NDArray x, int version, Range range, float[] out) {
    int outputs = HeadNetwork.outputs(network.groups());
    try (NDManager own = scope.newSubManager()) {
      x.tempAttach(own);
      NDArray logits =
          network
              .train(x, RandomGeneratorFactory.of("L64X128MixRandom").create(version))
              .squeeze(0);
      int offset = 0;
      for (List<Integer> group : network.groups()) {
        int size = 1 + group.size();
        float[] p = logits.get(offset + ":" + (offset + size)).softmax(0).toFloatArray();
        for (int o = 0; o < size; o++) {
          for (int t = range.from(); t < range.to(); t++) {
            out[t * outputs + offset + o] = p[o * range.length() + t - range.start()];
          }
        }
        offset += size;
      }
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
