package org.cuepoint.core.recognition.djl.student;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.StudentSpec;
import org.cuepoint.core.train.TickPredictor;

/**
 * A student over whole clips, some seconds at a time; a streaming one sees again before each part
 * what it remembers. One thread at a time.
 */
final class StudentPredictor implements TickPredictor {

  /** Ticks that run at a time; a multiple of the windows. */
  private static final int PART = 1024;

  /** After so many ticks an LSTM has forgotten. */
  private static final int LSTM_REMEMBERS = 256;

  /** How far back the farthest memory of a layer of temporal-shift attention reaches. */
  private static final int SHIFT_REMEMBERS = 34;

  private final NDManager manager;
  private final StudentFile file;
  private final StudentNetwork network;
  private final Layers layers;

  /**
   * Makes a predictor.
   *
   * @param manager owned by this
   */
  StudentPredictor(NDManager manager, StudentFile file) {
    this.manager = manager;
    this.file = file;
    this.network = Students.network(file.plan().spec(), file.space(), file.shape(), 0);
    this.layers = new Layers(file.parameters(), Noise.NONE);
  }

  @Override
  public List<List<Integer>> groups() {
    return file.space().groups();
  }

  @Override
  public Output predict(FeatureReader features, int classes) {
    LabelSpace space = file.space();
    int groups = space.groups().size();
    int ticks = features.ticks();
    float[] probabilities = new float[ticks * classes];
    float[] edges = new float[ticks * groups];
    TokenSource tokens = Students.tokens(file.plan().spec(), file.prior());
    for (int from = 0; from < ticks; from += PART) {
      int to = Math.min(ticks, from + PART);
      int start = Math.max(0, from - remembers());
      try (NDManager scope = manager.newSubManager()) {
        NDArray said = run(scope, features, tokens, start, to);
        NDArray part = said.get(new NDIndex((from - start) + ":" + (to - start)));
        for (int g = 0; g < groups; g++) {
          int offset = space.offset(g);
          int size = space.size(g);
          float[] p =
              part.get(new NDIndex(":, " + offset + ":" + (offset + size)))
                  .softmax(1)
                  .toFloatArray();
          for (int t = from; t < to; t++) {
            for (int i = 1; i < size; i++) {
              probabilities[t * classes + space.groups().get(g).get(i - 1)] =
                  p[(t - from) * size + i];
            }
          }
        }
        float[] e =
            Activation.sigmoid(part.get(new NDIndex(":, " + space.outputs() + ":"))).toFloatArray();
        System.arraycopy(e, 0, edges, from * groups, e.length);
      }
    }
    return new Output(probabilities, edges);
  }

  private int remembers() {
    return switch (file.plan().spec()) {
      case StudentSpec.SeeVeryLittle little -> 0;
      case StudentSpec.ShiftAttention shift -> shift.layers() * SHIFT_REMEMBERS;
      case StudentSpec.AttentionLstm lstm -> LSTM_REMEMBERS;
    };
  }

  /** Returns logits of the ticks, shape (ticks or more, outputs + groups). */
  private NDArray run(
      NDManager scope, FeatureReader features, TokenSource tokens, int start, int end) {
    if (file.plan().spec() instanceof StudentSpec.SeeVeryLittle little
        && network instanceof SeeVeryLittleNetwork looking) {
      return look(scope, features, tokens, start, end, little, looking);
    }
    int side = file.shape().tokens();
    float[] in = new float[(end - start) * file.shape().tokenValues()];
    tokens.read(features, start, end - start, in, 0);
    Shape shape = new Shape(1, end - start, (long) side * side, file.shape().channels());
    return network.run(layers, scope.create(in, shape)).outputs().squeeze(0);
  }

  private NDArray look(
      NDManager scope,
      FeatureReader features,
      TokenSource tokens,
      int start,
      int end,
      StudentSpec.SeeVeryLittle little,
      SeeVeryLittleNetwork looking) {
    int length = little.windowTicks();
    int windows = (end - start + length - 1) / length;
    int[][] looks = new int[windows][];
    for (int w = 0; w < windows; w++) {
      looks[w] = looks(little, little.looks(), start / length + w);
    }
    NDArray said = see(scope, features, tokens, start, looks, looking);
    if (little.secondLookBelow() <= 0) {
      return said;
    }
    List<Integer> unsure = unsure(said, windows, length, little.secondLookBelow());
    if (unsure.isEmpty()) {
      return said;
    }
    float[] all = said.toFloatArray();
    int width = all.length / (windows * length);
    for (int w : unsure) {
      int[][] closer = {looks(little, little.mostLooks(), start / length + w)};
      float[] again =
          see(scope, features, tokens, start + w * length, closer, looking).toFloatArray();
      System.arraycopy(again, 0, all, w * length * width, again.length);
    }
    return scope.create(all, said.getShape());
  }

  private static int[] looks(StudentSpec.SeeVeryLittle little, int count, int window) {
    return Looks.choose(little.choice(), little.windowTicks(), count, Looks.ofWindow(window));
  }

  /** Reads only what is looked at. */
  private NDArray see(
      NDManager scope,
      FeatureReader features,
      TokenSource tokens,
      int start,
      int[][] looks,
      SeeVeryLittleNetwork looking) {
    int values = file.shape().tokenValues();
    int length = looking.windowTicks();
    int side = file.shape().tokens();
    float[] in = new float[looks.length * length * values];
    for (int w = 0; w < looks.length; w++) {
      for (int look : looks[w]) {
        int tick = w * length + look;
        tokens.read(features, start + tick, 1, in, tick * values);
      }
    }
    Shape shape = new Shape(looks.length, length, (long) side * side, file.shape().channels());
    NDArray said = looking.run(layers, scope.create(in, shape), looks).outputs();
    return said.reshape((long) looks.length * length, -1);
  }

  /** Returns the windows whose two likeliest labels are close to each other on average. */
  private List<Integer> unsure(NDArray said, int windows, int length, double below) {
    LabelSpace space = file.space();
    double[] margins = new double[windows];
    for (int g = 0; g < space.groups().size(); g++) {
      int offset = space.offset(g);
      int size = space.size(g);
      float[] p =
          said.get(new NDIndex(":, " + offset + ":" + (offset + size))).softmax(1).toFloatArray();
      for (int t = 0; t < windows * length; t++) {
        float best = 0;
        float second = 0;
        for (int i = 0; i < size; i++) {
          float value = p[t * size + i];
          if (value > best) {
            second = best;
            best = value;
          } else {
            second = Math.max(second, value);
          }
        }
        margins[t / length] += (double) (best - second) / (length * space.groups().size());
      }
    }
    List<Integer> unsure = new ArrayList<>();
    for (int w = 0; w < windows; w++) {
      if (margins[w] < below) {
        unsure.add(w);
      }
    }
    return unsure;
  }

  @Override
  public void close() {
    manager.close();
  }
}
