package org.cuepoint.core.recognition.djl.student;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.supervision.RunningStandard;
import org.cuepoint.core.recognition.djl.training.BenchRow;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.StudentSpec;

/**
 * One tick of a streaming student on random tokens of FE-XS, from raw tokens to probabilities of
 * ten classes.
 */
public final class StudentBench implements BenchRow {

  private static final FeatureShape SHAPE = EncoderSpec.FE_XS.shape();
  private static final LabelSpace SPACE =
      LabelSpace.of(List.of(IntStream.range(0, 10).boxed().toList()));

  /** Ticks of random tokens that come in turn. */
  private static final int TICKS = 64;

  /** So often before it counts: plain Java is slow until it is compiled. */
  private static final int WARM_UP = 1000;

  private final ModelKind kind;
  private final StreamingStudent student;
  private final long parameters;
  private final long macs;
  private final float[][] tokens = new float[TICKS][];
  private int at;

  private StudentBench(NDManager manager, ModelKind kind) {
    this.kind = kind;
    Random random = new Random(1);
    for (int t = 0; t < TICKS; t++) {
      tokens[t] = new float[SHAPE.tokenValues()];
      for (int i = 0; i < tokens[t].length; i++) {
        tokens[t][i] = (float) random.nextGaussian();
      }
    }
    StreamingNetwork network = network(kind);
    try (NDManager scope = manager.newSubManager()) {
      ParameterSet drawn = drawn(scope, network);
      parameters = drawn.count();
      macs = network.macsPerTick();
      float[] one = new float[SHAPE.tokenValues()];
      Arrays.fill(one, 1);
      student =
          new StreamingStudent(
              network,
              drawn,
              SPACE,
              new RunningStandard.Prior(new float[SHAPE.tokenValues()], one, 20));
    }
    for (int i = 0; i < WARM_UP; i++) {
      once();
    }
  }

  private static StreamingNetwork network(ModelKind kind) {
    return (StreamingNetwork) Students.network(StudentSpec.of(kind), SPACE, SHAPE, 0);
  }

  private static ParameterSet drawn(NDManager owner, StreamingNetwork network) {
    ParameterSet parameters = new ParameterSet(owner);
    network.initialise(
        new Initial(parameters, RandomGeneratorFactory.of("L64X128MixRandom").create(1)));
    return parameters;
  }

  /** Returns a tick of shift attention. */
  public static BenchRow shiftAttention(NDManager manager) {
    return new StudentBench(manager, ModelKind.SHIFT_ATTENTION);
  }

  /** Returns a tick of attention with an LSTM. */
  public static BenchRow attentionLstm(NDManager manager) {
    return new StudentBench(manager, ModelKind.ATTENTION_LSTM);
  }

  /** Returns all rows: each kind as a stream runs it, and what libtorch takes for the same. */
  public static List<Supplier<BenchRow>> rows(NDManager manager) {
    return List.of(
        () -> shiftAttention(manager),
        () -> attentionLstm(manager),
        () -> new TorchTick(manager, ModelKind.SHIFT_ATTENTION),
        () -> new TorchTick(manager, ModelKind.ATTENTION_LSTM));
  }

  @Override
  public String id() {
    return kind.word() + ".tick";
  }

  @Override
  public String what() {
    return kind.word() + ", one tick of a stream, features given";
  }

  @Override
  public long parameters() {
    return parameters;
  }

  @Override
  public long macs() {
    return macs;
  }

  @Override
  public void once() {
    var _ = student.step(tokens[at++ % TICKS]);
  }

  @Override
  public void close() {}

  /** Returns a window of the student that sees 3 of 32 ticks. */
  public static BenchRow seeVeryLittle(NDManager manager) {
    return new Window(manager);
  }

  /** A window of the student that looks at few ticks; one answer for each tick. */
  private static final class Window implements BenchRow {
    private final StudentSpec.SeeVeryLittle spec =
        (StudentSpec.SeeVeryLittle) StudentSpec.of(ModelKind.SEE_VERY_LITTLE);
    private final NDManager own;
    private final StudentNetwork network = Students.network(spec, SPACE, SHAPE, 0);
    private final ParameterSet parameters;
    private final NDArray input;

    Window(NDManager manager) {
      own = manager.newSubManager();
      parameters = new ParameterSet(own);
      network.initialise(
          new Initial(parameters, RandomGeneratorFactory.of("L64X128MixRandom").create(1)));
      input =
          own.randomNormal(
              new Shape(
                  1, spec.windowTicks(), (long) SHAPE.tokens() * SHAPE.tokens(), SHAPE.channels()));
    }

    @Override
    public String id() {
      return spec.kind().word() + ".window";
    }

    @Override
    public String what() {
      return spec.kind().word()
          + ", a window of "
          + spec.windowTicks()
          + " ticks, "
          + spec.looks()
          + " of them seen";
    }

    @Override
    public long parameters() {
      return parameters.count();
    }

    @Override
    public long macs() {
      return network.macsPerTick() * spec.windowTicks();
    }

    @Override
    public void once() {
      try (NDManager scope = own.newSubManager()) {
        NDArray x = input.duplicate();
        x.attach(scope);
        var _ = network.run(new Layers(parameters, Noise.NONE), x).outputs().toFloatArray();
      }
    }

    @Override
    public void close() {
      own.close();
    }
  }

  /** The network's own step, each operation a call of libtorch; the tokens standardised before. */
  private static final class TorchTick implements BenchRow {
    private final ModelKind kind;
    private final NDManager own;
    private final StreamingNetwork network;
    private final ParameterSet parameters;
    private final float[] tokens;
    private NDManager kept;
    private NDList state;

    TorchTick(NDManager manager, ModelKind kind) {
      this.kind = kind;
      own = manager.newSubManager();
      network = network(kind);
      parameters = drawn(own, network);
      tokens = own.randomNormal(new Shape(SHAPE.tokenValues())).toFloatArray();
      kept = own.newSubManager();
      state = network.start(kept);
    }

    @Override
    public String id() {
      return kind.word() + ".tick.libtorch";
    }

    @Override
    public String what() {
      return kind.word() + ", the same through libtorch";
    }

    @Override
    public void once() {
      NDManager scope = own.newSubManager();
      NDArray x =
          scope.create(tokens, new Shape((long) SHAPE.tokens() * SHAPE.tokens(), SHAPE.channels()));
      StreamingNetwork.Tick tick = network.step(new Layers(parameters, Noise.NONE), x, state);
      var _ = tick.outputs().toFloatArray();
      state = tick.state();
      kept.close();
      kept = scope;
    }

    @Override
    public void close() {
      own.close();
    }
  }
}
