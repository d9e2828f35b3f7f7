package org.cuepoint.core.recognition.djl.student;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.train.FrameChoice;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.StudentSpec.SeeVeryLittle;

/**
 * Looks at a few ticks of each window, and at more of those of which it is unsure. One thread at a
 * time.
 */
final class Looking {

  private final SeeVeryLittle spec;
  private final LabelSpace space;
  private final FeatureShape shape;
  private final SeeVeryLittleNetwork network;
  private final Layers layers;

  Looking(StudentFile file, SeeVeryLittle spec, SeeVeryLittleNetwork network, Layers layers) {
    this.spec = spec;
    this.space = file.space();
    this.shape = file.shape();
    this.network = network;
    this.layers = layers;
  }

  /** What can be seen of a clip. */
  interface Sight {
    /** Gives the standardised tokens of a tick. */
    void read(int tick, float[] out, int offset);

    /** Returns what it costs to see a tick. */
    default int cost(int tick) {
      return 0;
    }
  }

  /** Returns the ticks of a clip that are looked at first, in rising order. */
  List<Integer> first(int ticks, IntUnaryOperator cost) {
    List<Integer> wanted = new ArrayList<>();
    for (int window = 0; window * spec.windowTicks() < ticks; window++) {
      for (int look : looks(spec.looks(), window, cost)) {
        wanted.add(window * spec.windowTicks() + look);
      }
    }
    return wanted;
  }

  /**
   * Returns logits of windows, shape (windows × ticks, outputs + groups).
   *
   * @param start tick where the first window begins
   * @param end the last window has the tick before it
   */
  NDArray say(NDManager scope, Sight sight, int start, int end) {
    int length = spec.windowTicks();
    int first = start / length;
    int windows = (end - start + length - 1) / length;
    int[][] looks = new int[windows][];
    for (int w = 0; w < windows; w++) {
      looks[w] = looks(spec.looks(), first + w, sight::cost);
    }
    NDArray said = see(scope, sight, start, looks);
    if (spec.secondLookBelow() <= 0) {
      return said;
    }
    List<Integer> unsure = unsure(said, windows);
    if (unsure.isEmpty()) {
      return said;
    }
    float[] all = said.toFloatArray();
    int width = all.length / (windows * length);
    for (int w : unsure) {
      int[][] closer = {looks(spec.mostLooks(), first + w, sight::cost)};
      float[] again = see(scope, sight, start + w * length, closer).toFloatArray();
      System.arraycopy(again, 0, all, w * length * width, again.length);
    }
    return scope.create(all, said.getShape());
  }

  private int[] looks(int count, int window, IntUnaryOperator cost) {
    int[] usual = Looks.choose(spec.choice(), spec.windowTicks(), count, Looks.ofWindow(window));
    if (spec.choice() != FrameChoice.UNIFORM) {
      return usual;
    }
    int start = window * spec.windowTicks();
    int[] part = {0};
    // The cheapest of each part, and of equally cheap ones the middle.
    return Looks.ofParts(
        spec.windowTicks(),
        count,
        (from, to) -> {
          int best = usual[part[0]++];
          for (int tick = from; tick < to; tick++) {
            best = cost.applyAsInt(start + tick) < cost.applyAsInt(start + best) ? tick : best;
          }
          return best;
        });
  }

  /** Reads only what is looked at. */
  private NDArray see(NDManager scope, Sight sight, int start, int[][] looks) {
    int values = shape.tokenValues();
    int length = spec.windowTicks();
    int side = shape.tokens();
    float[] in = new float[looks.length * length * values];
    for (int w = 0; w < looks.length; w++) {
      for (int look : looks[w]) {
        int tick = w * length + look;
        sight.read(start + tick, in, tick * values);
      }
    }
    Shape whole = new Shape(looks.length, length, (long) side * side, shape.channels());
    NDArray said = network.run(layers, scope.create(in, whole), looks).outputs();
    return said.reshape((long) looks.length * length, -1);
  }

  /** Returns the windows whose two likeliest labels are close to each other on average. */
  private List<Integer> unsure(NDArray said, int windows) {
    int length = spec.windowTicks();
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
      if (margins[w] < spec.secondLookBelow()) {
        unsure.add(w);
      }
    }
    return unsure;
  }
}
