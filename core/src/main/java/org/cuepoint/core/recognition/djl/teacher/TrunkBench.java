package org.cuepoint.core.recognition.djl.teacher;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.training.AdamW;
import org.cuepoint.core.recognition.djl.training.BenchRow;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.TeacherSpec;

/**
 * The trunk of a teacher on random tokens of FE-XS: forward, and a training step without dropout
 * that pulls its outputs to 0.
 */
public final class TrunkBench implements BenchRow {

  /** What is timed. */
  private enum Kind {
    FORWARD,
    STEP,
    /** One window out of plain Java, as a teacher that slides over a stream would have it. */
    TICK
  }

  private static final int STEP_WINDOWS = 8;

  private final TeacherSpec spec;
  private final int windows;
  private final Kind kind;
  private final NDManager own;
  private final ParameterSet parameters;
  private final TemporalTrunk trunk;
  private final AdamW optimiser;
  private final NDArray input;
  private final float[] values;

  private TrunkBench(NDManager manager, TeacherSpec spec, int windows, Kind kind) {
    this.spec = spec;
    this.windows = windows;
    this.kind = kind;
    own = manager.newSubManager();
    int channels = EncoderSpec.FE_XS.channels();
    trunk = new TemporalTrunk(spec, channels, 0);
    parameters = new ParameterSet(own);
    trunk.initialise(
        new Initial(parameters, RandomGeneratorFactory.of("L64X128MixRandom").create(1)));
    if (kind == Kind.STEP) {
      parameters.arrays().forEach(array -> array.setRequiresGradient(true));
    }
    optimiser = new AdamW(own, parameters, 1e-2);
    input = own.randomNormal(new Shape(windows, spec.windowTicks(), spec.tickTokens(), channels));
    values = input.toFloatArray();
  }

  /** Returns the rows of T-CPU+. */
  public static List<Supplier<BenchRow>> rows(NDManager manager) {
    TeacherSpec spec = TeacherSpec.T_CPU_PLUS;
    return List.of(
        () -> new TrunkBench(manager, spec, 1, Kind.FORWARD),
        () -> new TrunkBench(manager, spec, STEP_WINDOWS, Kind.STEP));
  }

  /**
   * Returns what T-CPU+ has to do at each tick of a stream when the features of the ticks before
   * are kept: one window, without what reads the trunk's tokens.
   */
  public static BenchRow tick(NDManager manager) {
    return new TrunkBench(manager, TeacherSpec.T_CPU_PLUS, 1, Kind.TICK);
  }

  /** Returns training steps of T-CPU. */
  public static BenchRow training(NDManager manager) {
    return new TrunkBench(manager, TeacherSpec.T_CPU, STEP_WINDOWS, Kind.STEP);
  }

  @Override
  public String id() {
    return spec.name().toLowerCase(Locale.ROOT)
        + switch (kind) {
          case FORWARD -> ".forward." + windows;
          case STEP -> ".step." + windows;
          case TICK -> ".tick.cached";
        };
  }

  @Override
  public String what() {
    return spec.name()
        + switch (kind) {
          case FORWARD -> " trunk, forward, " + windows + (windows == 1 ? " window" : " windows");
          case STEP -> " trunk, training step (AdamW), " + windows + " windows";
          case TICK -> " trunk, one tick of a stream, features given";
        };
  }

  @Override
  public long parameters() {
    return parameters.count();
  }

  @Override
  public long macs() {
    return windows * trunk.macs();
  }

  @Override
  public void once() {
    try (NDManager scope = own.newSubManager()) {
      NDArray x;
      if (kind == Kind.TICK) {
        x = scope.create(values, input.getShape());
      } else {
        x = input.duplicate();
        x.attach(scope);
      }
      Layers layers = new Layers(parameters, Noise.NONE);
      if (kind != Kind.STEP) {
        var _ = trunk.run(layers, x, null).toFloatArray();
        return;
      }
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray loss = trunk.run(layers, x, null).square().mean();
        collector.backward(loss);
        var _ = loss.getFloat();
      }
      // Hidden tokens were not in play, so that their value has no gradient.
      var _ = optimiser.step(1e-3);
    }
  }

  @Override
  public void close() {
    own.close();
  }
}
