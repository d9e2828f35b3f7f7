package org.cuepoint.core.recognition.djl.focal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.FocalSpec;
import org.cuepoint.core.train.FocalSpec.Sight;
import org.cuepoint.core.train.FocalSpec.TimeConvolution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FocalNetworkTest {

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager("PyTorch");
    JniUtils.setGradMode(false);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  static FocalSpec tiny(TimeConvolution convolution, Sight sight, double layerScale) {
    return new FocalSpec(
        "tiny",
        List.of(6, 10),
        List.of(1, 2),
        List.of(2, 1),
        List.of(3, 3),
        convolution,
        sight,
        layerScale,
        2,
        5,
        8,
        4);
  }

  @Test
  void whatIsBuiltHasAsManyParametersAsTheSpecSays() {
    for (FocalSpec spec :
        List.of(
            FocalSpec.NANO,
            FocalSpec.DVFL_NANO,
            tiny(TimeConvolution.FULL, Sight.CAUSAL, 1e-4),
            tiny(TimeConvolution.DEPTHWISE, Sight.BOTH_WAYS, 0))) {
      try (NDManager scope = manager.newSubManager()) {
        assertEquals(spec.parameters(), parameters(scope, spec).count(), spec.name());
      }
    }
  }

  @Test
  void givesAnOutputForEachTickAndTheirMeanForTheWindow() {
    FocalSpec spec = FocalSpec.NANO.withClasses(7);
    FocalNetwork network = new FocalNetwork(spec, 0);
    Layers layers = new Layers(parameters(manager, spec), Noise.NONE);
    NDArray x = manager.randomNormal(new Shape(2, 3, 8, 112, 112));
    FocalNetwork.Said said = network.run(layers, x);
    assertEquals(new Shape(2, 8, 7), said.outputs().getShape());
    assertEquals(new Shape(2, 8, 192), said.embedding().getShape());
    assertEquals(new Shape(2, 192), said.windowEmbedding().getShape());
    float[] ofWindow = said.windowOutputs().toFloatArray();
    float[] ofEmbedding = layers.linear("head", said.windowEmbedding()).toFloatArray();
    assertArrayEquals(ofEmbedding, ofWindow, 1e-4f);
  }

  @Test
  void windowsDoNotKnowOfEachOther() {
    FocalSpec spec = tiny(TimeConvolution.FULL, Sight.BOTH_WAYS, 0);
    Layers layers = new Layers(parameters(manager, spec), Noise.NONE);
    NDArray x = manager.randomNormal(new Shape(3, 3, 5, 8, 8));
    FocalNetwork network = new FocalNetwork(spec, 0);
    float[] all = network.run(layers, x).outputs().get(1).toFloatArray();
    float[] alone = network.run(layers, x.get("1:2")).outputs().toFloatArray();
    assertArrayEquals(alone, all, 1e-5f);
  }

  @Test
  void aCausalNetworkDoesNotLookAheadAndAnotherDoes() {
    for (TimeConvolution convolution : TimeConvolution.values()) {
      assertEquals(0, change(tiny(convolution, Sight.CAUSAL, 0)), 1e-6);
      assertTrue(change(tiny(convolution, Sight.BOTH_WAYS, 0)) > 1e-4);
    }
  }

  /** Returns by how much the outputs of the first ticks change when the last two pictures do. */
  private double change(FocalSpec spec) {
    Layers layers = new Layers(parameters(manager, spec), Noise.NONE);
    FocalNetwork network = new FocalNetwork(spec, 0);
    NDArray x = manager.randomNormal(new Shape(1, 3, 5, 8, 8));
    NDArray other = x.get(":, :, :3").concat(manager.randomNormal(new Shape(1, 3, 2, 8, 8)), 2);
    float[] a = network.run(layers, x).outputs().get(":, :3").toFloatArray();
    float[] b = network.run(layers, other).outputs().get(":, :3").toFloatArray();
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }

  @Test
  void aBlockIsWhatTheFormulaSays() {
    for (TimeConvolution convolution : TimeConvolution.values()) {
      for (Sight sight : Sight.values()) {
        FocalSpec spec = tiny(convolution, sight, 0.3);
        ParameterSet set = new ParameterSet(manager.newSubManager());
        FocalBlock block = new FocalBlock(spec, 0, "b", 0);
        block.initialise(set, initial(set));
        disturb(set);
        int side = 4;
        NDArray x = manager.randomNormal(new Shape(2L * spec.frames(), side, side, 6));
        float[] said = block.run(new Layers(set, Noise.NONE), x).toFloatArray();
        double[] wanted = new PlainBlock(spec, set, side).run(x.toFloatArray());
        for (int i = 0; i < said.length; i++) {
          assertEquals(wanted[i], said[i], 2e-4, convolution + " " + sight + " at " + i);
        }
      }
    }
  }

  @Test
  void gradientsAreWhatSmallStepsSay() {
    FocalSpec spec = tiny(TimeConvolution.DEPTHWISE, Sight.CAUSAL, 0.5);
    FocalNetwork network = new FocalNetwork(spec, 0);
    ParameterSet set = parameters(manager, spec);
    NDArray x = manager.randomNormal(new Shape(2, 3, 5, 8, 8));
    NDArray weights = manager.randomNormal(new Shape(2, 5, 4));
    set.requireGradients(name -> true);
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      collector.backward(loss(network, set, x, weights));
    }
    for (String name :
        List.of(
            "patches.w",
            "stage0.block0.read.w",
            "stage0.block0.space.1",
            "stage0.block0.time.0",
            "stage1.block1.scale1",
            "merge1.w",
            "head.b")) {
      float[] gradient = set.get(name).getGradient().toFloatArray();
      int at = gradient.length / 2;
      double up = moved(network, set, x, weights, name, at, 1e-2f);
      double down = moved(network, set, x, weights, name, at, -1e-2f);
      double slope = (up - down) / 2e-2;
      assertEquals(slope, gradient[at], 0.02 * Math.abs(slope) + 2e-3, name);
    }
  }

  private double moved(
      FocalNetwork network,
      ParameterSet set,
      NDArray x,
      NDArray weights,
      String name,
      int at,
      float by) {
    try (NDManager scope = manager.newSubManager()) {
      ParameterSet copy = set.copyTo(scope);
      float[] values = copy.get(name).toFloatArray();
      values[at] += by;
      copy.get(name).set(values);
      return loss(network, copy, x, weights).getFloat();
    }
  }

  private static NDArray loss(FocalNetwork network, ParameterSet set, NDArray x, NDArray weights) {
    return network.run(new Layers(set, Noise.NONE), x).outputs().mul(weights).sum();
  }

  private static Initial initial(ParameterSet set) {
    return new Initial(set, RandomGeneratorFactory.of("L64X128MixRandom").create(7));
  }

  private static ParameterSet parameters(NDManager manager, FocalSpec spec) {
    ParameterSet set = new ParameterSet(manager.newSubManager());
    new FocalNetwork(spec, 0).initialise(set, initial(set));
    return set;
  }

  /** Lets biases and gains be something else than 0 and 1. */
  private static void disturb(ParameterSet set) {
    Random random = new Random(3);
    for (String name : set.names()) {
      float[] values = set.get(name).toFloatArray();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (0.2 * random.nextGaussian());
      }
      set.get(name).set(values);
    }
  }
}
