package org.cuepoint.core.recognition.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.djl.encoder.ConvEncoder;
import org.cuepoint.core.recognition.djl.encoder.EncoderWeights;
import org.cuepoint.core.recognition.djl.encoder.TrainableEncoder;
import org.cuepoint.core.recognition.djl.focal.FocalBench;
import org.cuepoint.core.recognition.djl.student.StudentBench;
import org.cuepoint.core.recognition.djl.teacher.TrunkBench;
import org.cuepoint.core.recognition.djl.training.AdamW;
import org.cuepoint.core.recognition.djl.training.BenchRow;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.train.TeacherSpec;

/**
 * Times networks on random input: forward passes and training steps, each as often as fits into a
 * given time, after a few that do not count. One thread at a time.
 */
public final class NetworkBench {

  private static final int WARM_UP = 3;
  private static final int FEWEST = 5;
  private static final int MOST = 2000;
  private static final int CLASSES = 10;

  /** Pictures that a teacher sees when it keeps no features. */
  private static final int WINDOW = TeacherSpec.T_CPU_PLUS.windowTicks();

  private static final int EXERCISE_BATCH = 16;

  private final NDManager manager;

  NetworkBench(NDManager manager) {
    this.manager = manager;
  }

  /**
   * What a row took.
   *
   * @param id of the row
   * @param what was timed
   * @param count how often
   * @param p50 median in milliseconds
   * @param p95 95th percentile in milliseconds
   */
  public record Timing(String id, String what, int count, double p50, double p95) {}

  /** All rows, in the order of the table; made one after the other. */
  private List<Supplier<BenchRow>> rows() {
    List<Supplier<BenchRow>> rows = new ArrayList<>();
    rows.add(() -> new Forward(EncoderSpec.FE_XS, 1));
    rows.add(() -> new Forward(EncoderSpec.FE_XS, 64));
    rows.add(() -> new Forward(EncoderSpec.FE_S, 16));
    rows.add(() -> new Step(EncoderSpec.FE_XS, 64));
    rows.addAll(TrunkBench.rows(manager));
    rows.addAll(FocalBench.rows(manager));
    rows.add(() -> TrunkBench.tick(manager));
    rows.addAll(StudentBench.rows(manager));
    rows.add(() -> new Encoded("t-cpu+.tick.cached.encoding", 1, TrunkBench.tick(manager)));
    rows.add(() -> new Encoded("t-cpu+.tick.uncached", WINDOW, TrunkBench.tick(manager)));
    rows.add(
        () ->
            new Encoded("shift-attention.tick.encoding", 1, StudentBench.shiftAttention(manager)));
    rows.add(
        () -> new Encoded("attention-lstm.tick.encoding", 1, StudentBench.attentionLstm(manager)));
    return rows;
  }

  /**
   * Times every row.
   *
   * @param seconds how long each row may take
   */
  public List<Timing> run(double seconds, JobContext context) {
    List<Timing> timings = new ArrayList<>();
    List<Supplier<BenchRow>> rows = rows();
    for (Supplier<BenchRow> each : rows) {
      try (BenchRow row = each.get()) {
        context.progress(timings.size(), rows.size(), row.what());
        timings.add(time(row, seconds, context));
      }
    }
    return timings;
  }

  /**
   * Runs training steps, to see what happens to memory: an encoder's and a trunk's in turn.
   *
   * @param steps of each
   * @param context told after each
   */
  public void exercise(int steps, JobContext context) {
    try (BenchRow encoder = new Step(EncoderSpec.FE_XS, EXERCISE_BATCH);
        BenchRow trunk = TrunkBench.training(manager)) {
      for (int step = 0; step < steps; step++) {
        context.throwIfCancelled();
        encoder.once();
        trunk.once();
        context.progress(step + 1, steps, "Training steps");
      }
    }
  }

  private static Timing time(BenchRow row, double seconds, JobContext context) {
    for (int i = 0; i < WARM_UP; i++) {
      context.throwIfCancelled();
      row.once();
    }
    long[] nanos = new long[MOST];
    int count = 0;
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (count < MOST && (count < FEWEST || System.nanoTime() < end)) {
      context.throwIfCancelled();
      long started = System.nanoTime();
      row.once();
      nanos[count] = System.nanoTime() - started;
      count++;
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return new Timing(
        row.id(),
        row.what(),
        count,
        sorted[count / 2] / 1e6,
        sorted[Math.min(count - 1, (int) Math.ceil(0.95 * count) - 1)] / 1e6);
  }

  private static RandomGenerator random() {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(1);
  }

  private static String lower(EncoderSpec spec) {
    return spec.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** One forward pass of a folded encoder, its result read. */
  private final class Forward implements BenchRow {
    private final EncoderSpec spec;
    private final int batch;
    private final NDManager own = manager.newSubManager();
    private final EncoderWeights weights;
    private final NDArray input;

    Forward(EncoderSpec spec, int batch) {
      this.spec = spec;
      this.batch = batch;
      input = own.randomNormal(new Shape(batch, 4, spec.inputSize(), spec.inputSize()));
      try (NDManager scope = own.newSubManager()) {
        TrainableEncoder encoder = TrainableEncoder.random(scope, spec, random());
        NDArray few = scope.randomNormal(new Shape(8, 4, spec.inputSize(), spec.inputSize()));
        weights = EncoderWeights.decode(own, encoder.fold(scope, few));
      } catch (java.io.IOException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    @Override
    public String id() {
      return lower(spec) + ".forward." + batch;
    }

    @Override
    public String what() {
      return spec.name() + ", forward, batch " + batch;
    }

    @Override
    public void once() {
      try (NDManager scope = own.newSubManager()) {
        NDArray x = input.duplicate();
        x.attach(scope);
        var _ = ConvEncoder.forward(x, weights).toFloatArray();
      }
    }

    @Override
    public void close() {
      own.close();
    }
  }

  /** A tick of a stream from pictures on: encoding in one batch, then the rest. */
  private final class Encoded implements BenchRow {
    private final String id;
    private final BenchRow encoding;
    private final BenchRow tick;

    Encoded(String id, int pictures, BenchRow tick) {
      this.id = id;
      this.encoding = new Forward(EncoderSpec.FE_XS, pictures);
      this.tick = tick;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String what() {
      return encoding.what() + "; " + tick.what();
    }

    @Override
    public void once() {
      encoding.once();
      tick.once();
    }

    @Override
    public void close() {
      encoding.close();
      tick.close();
    }
  }

  /** One training step of an encoder with a linear classifier on the pooled vector. */
  private final class Step implements BenchRow {
    private final EncoderSpec spec;
    private final int batch;
    private final NDManager own = manager.newSubManager();
    private final TrainableEncoder encoder;
    private final AdamW optimiser;
    private final NDArray input;
    private final NDArray classes;

    Step(EncoderSpec spec, int batch) {
      this.spec = spec;
      this.batch = batch;
      encoder = TrainableEncoder.random(own, spec, random());
      ParameterSet parameters = encoder.parameters();
      parameters.add(
          "classifier", Scalars.times(own.randomNormal(new Shape(spec.channels(), CLASSES)), 0.05));
      parameters.arrays().forEach(array -> array.setRequiresGradient(true));
      optimiser = new AdamW(own, parameters, 1e-2);
      input = own.randomNormal(new Shape(batch, 4, spec.inputSize(), spec.inputSize()));
      int[] labels = new int[batch];
      Arrays.setAll(labels, i -> i % CLASSES);
      classes = own.create(labels).oneHot(CLASSES).toType(DataType.FLOAT32, false);
    }

    @Override
    public String id() {
      return lower(spec) + ".step." + batch;
    }

    @Override
    public String what() {
      return spec.name() + ", training step (AdamW), batch " + batch;
    }

    @Override
    public void once() {
      try (NDManager scope = own.newSubManager()) {
        NDArray x = input.duplicate();
        x.attach(scope);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
          NDArray map = encoder.forward(x);
          NDArray pooled = map.reshape(batch, spec.channels(), -1).mean(new int[] {2});
          NDArray logits = pooled.matMul(encoder.parameters().get("classifier"));
          NDArray loss = Scalars.over(logits.logSoftmax(1).mul(classes).sum(), -batch);
          collector.backward(loss);
          var _ = loss.getFloat();
        }
        var _ = optimiser.step(1e-3);
      }
    }

    @Override
    public void close() {
      own.close();
    }
  }
}
