package org.cuepoint.core.recognition.djl.student;

import ai.djl.ndarray.NDManager;
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
import org.cuepoint.core.recognition.djl.supervision.RunningStandard;
import org.cuepoint.core.recognition.djl.training.BenchRow;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.StudentSpec;

/**
 * One tick of a streaming student on random tokens of FE-XS, from raw tokens to probabilities of ten
 * classes.
 */
public final class StudentBench implements BenchRow {

  private static final int CLASSES = 10;

  /** Ticks of random tokens that come in turn. */
  private static final int TICKS = 64;

  private final ModelKind kind;
  private final StreamingStudent student;
  private final float[][] tokens = new float[TICKS][];
  private int at;

  private StudentBench(NDManager manager, ModelKind kind) {
    this.kind = kind;
    FeatureShape shape = EncoderSpec.FE_XS.shape();
    Random random = new Random(1);
    for (int t = 0; t < TICKS; t++) {
      tokens[t] = new float[shape.tokenValues()];
      for (int i = 0; i < tokens[t].length; i++) {
        tokens[t][i] = (float) random.nextGaussian();
      }
    }
    LabelSpace space = LabelSpace.of(List.of(IntStream.range(0, CLASSES).boxed().toList()));
    int count = shape.tokens() * shape.tokens();
    StreamingNetwork network =
        switch (StudentSpec.of(kind)) {
          case StudentSpec.ShiftAttention spec ->
              new ShiftAttentionNetwork(spec, count, shape.channels(), space, 0);
          case StudentSpec.AttentionLstm spec ->
              new AttentionLstmNetwork(spec, count, shape.channels(), space, 0);
          case StudentSpec.SeeVeryLittle spec ->
              throw new IllegalArgumentException(spec.kind() + " is no stream");
        };
    try (NDManager scope = manager.newSubManager()) {
      ParameterSet parameters = new ParameterSet(scope);
      network.initialise(
          new Initial(parameters, RandomGeneratorFactory.of("L64X128MixRandom").create(1)));
      float[] one = new float[shape.tokenValues()];
      Arrays.fill(one, 1);
      student =
          new StreamingStudent(
              network,
              parameters,
              space,
              new RunningStandard.Prior(new float[shape.tokenValues()], one, 20),
              1);
    }
  }

  /** Returns the rows of both kinds. */
  public static List<Supplier<BenchRow>> rows(NDManager manager) {
    return List.of(
        () -> new StudentBench(manager, ModelKind.SHIFT_ATTENTION),
        () -> new StudentBench(manager, ModelKind.ATTENTION_LSTM));
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
  public void once() {
    var _ = student.step(tokens[at++ % TICKS]);
  }

  @Override
  public void close() {}
}
