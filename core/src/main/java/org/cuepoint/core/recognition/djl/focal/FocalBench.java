package org.cuepoint.core.recognition.djl.focal;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.training.AdamW;
import org.cuepoint.core.recognition.djl.training.BenchRow;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.FocalSpec;

/** A focal network on random pictures: forward, and a training step that pulls its outputs to 0. */
public final class FocalBench implements BenchRow {

  private static final int STEP_WINDOWS = 4;

  private final FocalSpec spec;
  private final int windows;
  private final boolean trains;
  private final NDManager own;
  private final ParameterSet parameters;
  private final FocalNetwork network;
  private final AdamW optimiser;
  private final NDArray input;

  private FocalBench(NDManager manager, FocalSpec spec, int windows, boolean trains) {
    this.spec = spec;
    this.windows = windows;
    this.trains = trains;
    own = manager.newSubManager();
    network = new FocalNetwork(spec, 0);
    parameters = new ParameterSet(own);
    network.initialise(
        parameters,
        new Initial(parameters, RandomGeneratorFactory.of("L64X128MixRandom").create(1)));
    if (trains) {
      parameters.arrays().forEach(array -> array.setRequiresGradient(true));
    }
    optimiser = new AdamW(own, parameters, 1e-2);
    int size = spec.inputSize();
    input = own.randomNormal(new Shape(windows, FocalSpec.CHANNELS, spec.frames(), size, size));
  }

  /** Returns the rows of the nano network. */
  public static List<Supplier<BenchRow>> rows(NDManager manager) {
    return List.of(
        () -> new FocalBench(manager, FocalSpec.NANO, 1, false),
        () -> new FocalBench(manager, FocalSpec.NANO, STEP_WINDOWS, true));
  }

  @Override
  public String id() {
    return spec.name().toLowerCase(Locale.ROOT) + (trains ? ".step." : ".forward.") + windows;
  }

  @Override
  public String what() {
    return spec.name()
        + ", "
        + (trains ? "training step (AdamW), " : "forward, ")
        + windows
        + (windows == 1 ? " window" : " windows")
        + " of "
        + spec.frames()
        + " pictures";
  }

  @Override
  public void once() {
    try (NDManager scope = own.newSubManager()) {
      NDArray x = input.duplicate();
      x.attach(scope);
      Layers layers = new Layers(parameters, Noise.NONE);
      if (!trains) {
        var _ = network.run(layers, x).outputs().toFloatArray();
        return;
      }
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray loss = network.run(layers, x).outputs().square().mean();
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
