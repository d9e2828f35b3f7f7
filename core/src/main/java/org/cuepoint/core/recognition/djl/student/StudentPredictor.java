package org.cuepoint.core.recognition.djl.student;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.feature.TokensOnDemand;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.supervision.ClipStandard;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.SparsePredictor;
import org.cuepoint.core.train.StudentSpec;

/**
 * A student over whole clips, some seconds at a time; a streaming one sees again before each part
 * what it remembers. One thread at a time.
 */
final class StudentPredictor implements SparsePredictor {

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
  private final Optional<Looking> looking;

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
    this.looking =
        network instanceof SeeVeryLittleNetwork little
                && file.plan().spec() instanceof StudentSpec.SeeVeryLittle spec
            ? Optional.of(new Looking(file, spec, little, layers))
            : Optional.empty();
  }

  /** Says whether this looks at few ticks. */
  boolean isSparse() {
    return looking.isPresent();
  }

  @Override
  public List<List<Integer>> groups() {
    return file.space().groups();
  }

  @Override
  public Output predict(FeatureReader features, int classes) {
    TokenSource tokens = Students.tokens(file.plan().spec(), file.prior());
    if (looking.isPresent()) {
      Looking.Sight sight = (tick, out, offset) -> tokens.read(features, tick, 1, out, offset);
      return predict(
          features.ticks(),
          classes,
          (scope, start, end) -> looking.get().say(scope, sight, start, end));
    }
    return predict(
        features.ticks(), classes, (scope, start, end) -> run(scope, features, tokens, start, end));
  }

  @Override
  public Output predict(TokensOnDemand tokens, int ticks, int classes, JobContext context)
      throws IOException {
    Looking looks = looking.orElseThrow();
    IntUnaryOperator cost = tick -> tokens.walk(Math.min(tick, ticks - 1));
    Map<Integer, float[]> seen = new TreeMap<>();
    List<Integer> wanted = looks.first(ticks, cost);
    for (int tick : wanted) {
      context.throwIfCancelled();
      context.progress(seen.size(), wanted.size(), "");
      int shown = Math.min(tick, ticks - 1);
      if (!seen.containsKey(shown)) {
        seen.put(shown, read(tokens, shown));
      }
    }
    ClipStandard standard = ClipStandard.of(file.shape(), seen.values());
    Looking.Sight sight =
        new Looking.Sight() {
          @Override
          public void read(int tick, float[] out, int offset) {
            int shown = Math.min(tick, ticks - 1);
            float[] known = seen.get(shown);
            float[] map = known == null ? closer(tokens, shown) : known;
            System.arraycopy(map, 0, out, offset, map.length);
            standard.apply(out, offset);
          }

          @Override
          public int cost(int tick) {
            return cost.applyAsInt(tick);
          }
        };
    try {
      return predict(ticks, classes, (scope, start, end) -> looks.say(scope, sight, start, end));
    } catch (UncheckedIOException problem) {
      throw problem.getCause();
    }
  }

  private float[] read(TokensOnDemand tokens, int tick) throws IOException {
    float[] map = new float[file.shape().tokenValues()];
    tokens.read(tick, map, 0);
    return map;
  }

  /** A second look comes in the middle of the arithmetic. */
  private float[] closer(TokensOnDemand tokens, int tick) {
    try {
      return read(tokens, tick);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Gives logits of ticks, shape (ticks or more, outputs + groups). */
  private interface Logits {
    NDArray of(NDManager scope, int start, int end);
  }

  private Output predict(int ticks, int classes, Logits logits) {
    LabelSpace space = file.space();
    int groups = space.groups().size();
    float[] probabilities = new float[ticks * classes];
    float[] edges = new float[ticks * groups];
    for (int from = 0; from < ticks; from += PART) {
      int to = Math.min(ticks, from + PART);
      int start = Math.max(0, from - remembers());
      try (NDManager scope = manager.newSubManager()) {
        NDArray said = logits.of(scope, start, to);
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

  private NDArray run(
      NDManager scope, FeatureReader features, TokenSource tokens, int start, int end) {
    int side = file.shape().tokens();
    float[] in = new float[(end - start) * file.shape().tokenValues()];
    tokens.read(features, start, end - start, in, 0);
    Shape shape = new Shape(1, end - start, (long) side * side, file.shape().channels());
    return network.run(layers, scope.create(in, shape)).outputs().squeeze(0);
  }

  @Override
  public void close() {
    manager.close();
  }
}
