package org.cuepoint.core.recognition.djl.student;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.StudentSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamingNetworksTest {

  private static final LabelSpace SPACE = LabelSpace.of(List.of(List.of(0, 2), List.of(1)));
  private static final int OUTPUTS = SPACE.outputs() + SPACE.groups().size();
  private static final float CLOSE = 1e-4f;

  private NDManager manager;
  private ParameterSet parameters;

  /** What is made; sizes that are no multiples of anything on purpose. */
  enum Kind {
    SHIFT_AS_IT_IS(16, 96) {
      @Override
      StreamingNetwork make(double dropout) {
        return new ShiftAttentionNetwork(
            (StudentSpec.ShiftAttention) StudentSpec.of(ModelKind.SHIFT_ATTENTION),
            tokens,
            channels,
            SPACE,
            dropout);
      }
    },
    SHIFT_SMALL(9, 7) {
      @Override
      StreamingNetwork make(double dropout) {
        return new ShiftAttentionNetwork(
            new StudentSpec.ShiftAttention(20, 3, 2), tokens, channels, SPACE, dropout);
      }
    },
    LSTM_AS_IT_IS(16, 96) {
      @Override
      StreamingNetwork make(double dropout) {
        return new AttentionLstmNetwork(
            (StudentSpec.AttentionLstm) StudentSpec.of(ModelKind.ATTENTION_LSTM),
            tokens,
            channels,
            SPACE,
            dropout);
      }
    },
    LSTM_SMALL(4, 5) {
      @Override
      StreamingNetwork make(double dropout) {
        return new AttentionLstmNetwork(
            new StudentSpec.AttentionLstm(12, 3, 10), tokens, channels, SPACE, dropout);
      }
    };

    final int tokens;
    final int channels;

    Kind(int tokens, int channels) {
      this.tokens = tokens;
      this.channels = channels;
    }

    abstract StreamingNetwork make(double dropout);
  }

  @BeforeEach
  void openManager() {
    manager = NDManager.newBaseManager("PyTorch");
    JniUtils.setGradMode(false);
    parameters = new ParameterSet(manager);
  }

  @AfterEach
  void closeManager() {
    manager.close();
  }

  private StreamingNetwork network(Kind kind) {
    StreamingNetwork network = kind.make(0);
    network.initialise(
        new Initial(parameters, RandomGeneratorFactory.of("L64X128MixRandom").create(4)));
    // Biases and gains that are not as at the start, so that a forgotten one shows.
    Random random = new Random(9);
    for (String name : parameters.names()) {
      NDArray array = parameters.get(name);
      float[] values = array.toFloatArray();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (0.1 * random.nextGaussian());
      }
      manager.create(values, array.getShape()).copyTo(array);
    }
    return network;
  }

  private static float[] noise(long seed, int count) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private NDArray input(Kind kind, long seed, int batch, int ticks) {
    return manager.create(
        noise(seed, batch * ticks * kind.tokens * kind.channels),
        new Shape(batch, ticks, kind.tokens, kind.channels));
  }

  private Layers layers() {
    return new Layers(parameters, Noise.NONE);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void tickByTickItSaysWhatItSaysOfTheWhole(Kind kind) {
    StreamingNetwork network = network(kind);
    for (int ticks : new int[] {1, 2, 3, 5, 17, 71}) {
      NDArray x = input(kind, ticks, 2, ticks);
      float[] whole = network.run(layers(), x).outputs().toFloatArray();
      for (int b = 0; b < 2; b++) {
        NDList state = network.start(manager);
        TickCell cell = network.cell(parameters);
        float[] plain = new float[cell.stateSize()];
        float[] said = new float[cell.outputs()];
        for (int t = 0; t < ticks; t++) {
          NDArray tick = x.get(b, t);
          int at = (b * ticks + t) * OUTPUTS;
          float[] expected = Arrays.copyOfRange(whole, at, at + OUTPUTS);
          StreamingNetwork.Tick next = network.step(layers(), tick, state);
          assertArrayEquals(expected, next.outputs().toFloatArray(), CLOSE, ticks + ": " + t);
          cell.step(tick.toFloatArray(), plain, said);
          assertArrayEquals(expected, said, CLOSE, "plain, " + ticks + ": " + t);
          assertArrayEquals(values(next.state()), plain, CLOSE, "state, " + ticks + ": " + t);
          state = next.state();
        }
      }
    }
  }

  private static float[] values(NDList arrays) {
    int size = (int) arrays.stream().mapToLong(NDArray::size).sum();
    float[] all = new float[size];
    int at = 0;
    for (NDArray array : arrays) {
      float[] values = array.toFloatArray();
      System.arraycopy(values, 0, all, at, values.length);
      at += values.length;
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theStateKeepsItsShapesAndAStepDoesNotChangeIt(Kind kind) {
    StreamingNetwork network = network(kind);
    NDList state = network.start(manager);
    StreamingNetwork.Tick first = network.step(layers(), input(kind, 1, 1, 1).get(0, 0), state);
    assertArrayEquals(new float[values(state).length], values(state));
    for (int i = 0; i < state.size(); i++) {
      assertEquals(state.get(i).getShape(), first.state().get(i).getShape());
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theStateOutlivesTheOneBefore(Kind kind) {
    StreamingNetwork network = network(kind);
    NDManager before = manager.newSubManager();
    NDArray x = input(kind, 1, 1, 1).get(0, 0);
    StreamingNetwork.Tick tick = network.step(layers(), x, network.start(before));
    before.close();
    assertFalse(Arrays.equals(new float[values(tick.state()).length], values(tick.state())));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void noTickKnowsOfALaterOne(Kind kind) {
    StreamingNetwork network = network(kind);
    NDArray one = input(kind, 3, 1, 40);
    NDArray other = one.duplicate();
    other.set(new ai.djl.ndarray.index.NDIndex("0, 25:"), 0.5f);
    float[] a = network.run(layers(), one).outputs().toFloatArray();
    float[] b = network.run(layers(), other).outputs().toFloatArray();
    int end = 25 * OUTPUTS;
    assertArrayEquals(Arrays.copyOf(a, end), Arrays.copyOf(b, end), CLOSE);
    assertFalse(
        Arrays.equals(
            Arrays.copyOfRange(a, end, end + OUTPUTS), Arrays.copyOfRange(b, end, end + OUTPUTS)));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aGradientReachesEveryParameter(Kind kind) {
    StreamingNetwork network = network(kind);
    parameters.requireGradients(name -> true);
    NDArray x = input(kind, 2, 2, 40);
    NDArray weights = manager.create(noise(5, 2 * 40 * OUTPUTS), new Shape(2, 40, OUTPUTS));
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(network.run(layers(), x).outputs().mul(weights).sum());
    }
    for (String name : parameters.names()) {
      float[] gradient = parameters.get(name).getGradient().toFloatArray();
      double size = 0;
      for (float value : gradient) {
        size += Math.abs(value);
      }
      assertTrue(size > 0, name + " has no gradient");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"SHIFT_SMALL", "LSTM_SMALL"})
  void gradientsAreSlopes(Kind kind) {
    StreamingNetwork network = network(kind);
    parameters.requireGradients(name -> true);
    NDArray x = input(kind, 2, 1, 12);
    NDArray weights = manager.create(noise(5, 12 * OUTPUTS), new Shape(1, 12, OUTPUTS));
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(network.run(layers(), x).outputs().mul(weights).sum());
    }
    Random random = new Random(1);
    for (String name : parameters.names()) {
      NDArray array = parameters.get(name);
      float[] gradient = array.getGradient().toFloatArray();
      float[] direction = noise(random.nextLong(), gradient.length);
      double expected = 0;
      for (int i = 0; i < gradient.length; i++) {
        expected += (double) gradient[i] * direction[i];
      }
      double h = 2e-3 / Math.sqrt(gradient.length);
      double slope =
          (loss(network, x, weights, name, direction, h)
                  - loss(network, x, weights, name, direction, -h))
              / (2 * h);
      assertEquals(expected, slope, 0.02 * Math.abs(expected) + 0.1, name);
    }
  }

  private double loss(
      StreamingNetwork network,
      NDArray x,
      NDArray weights,
      String name,
      float[] direction,
      double by) {
    ParameterSet moved = parameters.copyTo(manager.newSubManager());
    NDArray array = moved.get(name);
    float[] values = array.toFloatArray();
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (by * direction[i]);
    }
    manager.create(values, array.getShape()).copyTo(array);
    float[] said = network.run(new Layers(moved, Noise.NONE), x).outputs().toFloatArray();
    float[] factors = weights.toFloatArray();
    double sum = 0;
    for (int i = 0; i < said.length; i++) {
      sum += (double) said[i] * factors[i];
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void depthsHaveTheWidthsItNames(Kind kind) {
    StreamingNetwork network = network(kind);
    List<NDArray> depths = network.run(layers(), input(kind, 1, 2, 6)).depths();
    assertEquals(network.widths().size(), depths.size());
    for (int i = 0; i < depths.size(); i++) {
      assertEquals(new Shape(2, 6, network.widths().get(i)), depths.get(i).getShape());
    }
  }

  @Test
  void dropoutIsOnlyInTraining() {
    Kind kind = Kind.SHIFT_SMALL;
    var _ = network(kind);
    NDArray x = input(kind, 1, 1, 4);
    StreamingNetwork dropping = kind.make(0.5);
    float[] plain = dropping.run(layers(), x).outputs().toFloatArray();
    assertArrayEquals(plain, kind.make(0).run(layers(), x).outputs().toFloatArray());
    Layers noisy = new Layers(parameters, new Noise(RandomGeneratorFactory.getDefault().create(1)));
    assertFalse(Arrays.equals(plain, dropping.run(noisy, x).outputs().toFloatArray()));
  }

  /** By hand, from the shapes: 16 tokens of 96 channels, width 96. */
  @Test
  void multiplyAddsAreThoseOfTheShapes() {
    long input = 16 * 96 * 96;
    long look = 16 * 96 * 96;
    long query = 16 * 96 * 96;
    long keysAndValues = 20 * 96 * 192;
    long attention = 16 * 20 * 96 * 2;
    long mix = 16 * 96 * 96;
    long feedForward = 16 * 96 * 384 * 2;
    long embedding = 16 * 96 * 24 + 384 * 96;
    long read = 96L * OUTPUTS;
    assertEquals(
        input
            + look
            + 2 * (query + keysAndValues + attention + mix + feedForward)
            + embedding
            + read,
        Kind.SHIFT_AS_IT_IS.make(0).macsPerTick());
    long block = 16 * 96 * 288 + 16 * 16 * 96 * 2 + mix + feedForward;
    long pool = 16 * 96 * 4 + 16 * 96;
    long lstm = 512 * 96 + 512 * 128;
    assertEquals(
        input + look + block + pool + lstm + 128L * OUTPUTS,
        Kind.LSTM_AS_IT_IS.make(0).macsPerTick());
    long encoder = EncoderSpec.FE_XS.multiplyAdds();
    assertEquals(13.8e6, (double) (encoder + Kind.SHIFT_AS_IT_IS.make(0).macsPerTick()), 0.1e6);
    assertEquals(11.9e6, (double) (encoder + Kind.LSTM_AS_IT_IS.make(0).macsPerTick()), 0.1e6);
  }

  @Test
  void whatAShiftingLayerRemembersIsSmall() {
    float[] state = values(Kind.SHIFT_AS_IT_IS.make(0).start(manager));
    assertEquals(2 * (16 * 36 + 32 * 96), state.length);
    assertEquals(256, values(Kind.LSTM_AS_IT_IS.make(0).start(manager)).length);
  }
}
