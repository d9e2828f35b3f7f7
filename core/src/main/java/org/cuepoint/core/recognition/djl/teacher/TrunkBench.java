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

  private static final int STEP_WINDOWS = 8;

  private final TeacherSpec spec;
  private final int windows;
  private final boolean trains;
  private final NDManager own;
  private final ParameterSet parameters;
  private final TemporalTrunk trunk;
  private final AdamW optimiser;
  private final NDArray input;

  private TrunkBench(NDManager manager, TeacherSpec spec, int windows, boolean trains) {
    this.spec = spec;
    this.windows = windows;
    this.trains = trains;
    own = manager.newSubManager();
    int channels = EncoderSpec.FE_XS.channels();
    trunk = new TemporalTrunk(spec, channels, 0);
    parameters = new ParameterSet(own);
    trunk.initialise(
        new Initial(parameters, RandomGeneratorFactory.of("L64X128MixRandom").create(1)));
    if (trains) {
      parameters.arrays().forEach(array -> array.setRequiresGradient(true));
    }
    optimiser = new AdamW(own, parameters, 1e-2);
    input = own.randomNormal(new Shape(windows, spec.windowTicks(), spec.tickTokens(), channels));
  }

  /** Returns the rows of T-CPU+. */
  public static List<Supplier<BenchRow>> rows(NDManager manager) {
    TeacherSpec spec = TeacherSpec.T_CPU_PLUS;
    return List.of(
        () -> new TrunkBench(manager, spec, 1, false),
        () -> new TrunkBench(manager, spec, STEP_WINDOWS, true));
  }

  /** Returns training steps of T-CPU. */
  public static BenchRow training(NDManager manager) {
    return new TrunkBench(manager, TeacherSpec.T_CPU, STEP_WINDOWS, true);
  }

  @Override
  public String id() {
    return spec.name().toLowerCase(Locale.ROOT) + (trains ? ".step." : ".forward.") + windows;
  }

  @Override
  public String what() {
    return spec.name()
        + " trunk, "
        + (trains ? "training step (AdamW), " : "forward, ")
        + windows
        + (windows == 1 ? " window" : " windows");
  }

  @Override
  public void once() {
    try (NDManager scope = own.newSubManager()) {
      NDArray x = input.duplicate();
      x.attach(scope);
      Layers layers = new Layers(parameters, Noise.NONE);
      if (!trains) {
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
