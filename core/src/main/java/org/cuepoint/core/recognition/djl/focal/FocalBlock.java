package org.cuepoint.core.recognition.djl.focal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.FocalSpec;

/**
 * A block of Video-FocalNet (Wasim et al., ICCV 2023, section 3): {@code y = Linear(q · m_s · m_t)}
 * for a query q of each position, what surrounds it in its picture and what surrounds it in time;
 * then a perceptron; both beside the identity and after a norm. A modulator m is a linear layer on
 * the gated sum of contexts, each the convolution of the one before, and last their mean.
 *
 * <p>Channels stand last in all arrays, so that linear layers need no other order, and convolutions
 * get a view of them in the order that oneDNN calls channels last. In this order a depthwise 3×3 or
 * 5×5 convolution took 0.2 to 0.45 ms where channels first took 0.25 to 0.75 (two windows of the
 * nano network, two threads), a training step of it 0.6 to 4 ms against 0.8 to 48. Time is
 * convolved as the height of a picture whose width are the positions: 0.2 to 0.4 ms, against 0.4 to
 * 1.1 as a one-dimensional convolution and 0.1 to 2.5 by adding up shifted copies.
 *
 * <p>Holds no parameters.
 */
final class FocalBlock {

  private final FocalSpec spec;
  private final int stage;
  private final int width;
  private final int levels;
  private final String name;
  private final double dropout;

  /**
   * Makes a block.
   *
   * @param name before the names of its parameters
   * @param dropout share of windows for which it is left out in training
   */
  FocalBlock(FocalSpec spec, int stage, String name, double dropout) {
    this.spec = spec;
    this.stage = stage;
    this.width = spec.widths().get(stage);
    this.levels = spec.levels().get(stage);
    this.name = name;
    this.dropout = dropout;
  }

  /**
   * Adds new parameters. Modulators are near 1 at first, so that a block begins as a linear layer:
   * the product of three random factors would be next to nothing almost everywhere.
   */
  void initialise(ParameterSet set, Initial initial) {
    int gates = levels + 1;
    initial.norm(name + ".norm1", width);
    initial.linear(name + ".read", width, 3 * width + 2 * gates, 1);
    boolean full = spec.convolution() == FocalSpec.TimeConvolution.FULL;
    for (int l = 0; l < levels; l++) {
      int k = spec.kernel(stage, l);
      initial.values(space(l), new Shape(width, 1, k, k), 1.0 / k);
      int in = full ? width : 1;
      initial.values(time(l), new Shape(width, in, k, 1), 1 / Math.sqrt((double) in * k));
    }
    modulator(set, initial, ".space");
    modulator(set, initial, ".time");
    initial.linear(name + ".mix", width, width, 1);
    initial.norm(name + ".norm2", width);
    initial.linear(name + ".up", width, FocalSpec.EXPANSION * width, 1);
    initial.linear(name + ".down", FocalSpec.EXPANSION * width, width, 1);
    if (spec.layerScale() > 0) {
      for (String scale : new String[] {".scale1", ".scale2"}) {
        float[] values = new float[width];
        java.util.Arrays.fill(values, (float) spec.layerScale());
        set.add(name + scale, set.manager().create(values));
      }
    }
  }

  private void modulator(ParameterSet set, Initial initial, String part) {
    initial.values(name + part + ".w", new Shape(width, width), 1 / Math.sqrt((double) width));
    set.add(name + part + ".b", set.manager().ones(new Shape(width)));
  }

  private String space(int level) {
    return name + ".space." + level;
  }

  private String time(int level) {
    return name + ".time." + level;
  }

  /**
   * Runs.
   *
   * @param x shape (windows · frames, height, width, channels)
   */
  NDArray run(Layers layers, NDArray x) {
    NDArray modulated = modulate(layers, layers.norm(name + ".norm1", x));
    NDArray y = add(layers, x, ".scale1", modulated);
    NDArray inner = Activation.gelu(layers.linear(name + ".up", layers.norm(name + ".norm2", y)));
    return add(layers, y, ".scale2", layers.linear(name + ".down", inner));
  }

  private NDArray add(Layers layers, NDArray x, String scale, NDArray what) {
    NDArray more = spec.layerScale() > 0 ? what.mul(layers.set().get(name + scale)) : what;
    Shape shape = x.getShape();
    if (layers.noise().isOn() && dropout > 0) {
      long windows = shape.get(0) / spec.frames();
      NDArray rows = more.reshape(windows, -1);
      more = layers.noise().drop(rows, new Shape(windows, 1), dropout).reshape(shape);
    }
    return x.add(more);
  }

  private NDArray modulate(Layers layers, NDArray x) {
    NDArray read = layers.linear(name + ".read", x);
    // Query, context, its gates one by one, context in time, its gates.
    long[] cuts = new long[2 * levels + 4];
    cuts[0] = width;
    for (int i = 1; i < cuts.length; i++) {
      boolean afterContext = i == 1 || i == levels + 3;
      cuts[i] = cuts[i - 1] + (afterContext ? width : 1);
    }
    NDList parts = read.split(cuts, 3);
    NDArray space = space(layers, parts.get(1), parts.subNDList(2));
    NDArray time = time(layers, parts.get(levels + 3), parts.subNDList(levels + 4));
    NDArray modulated =
        parts
            .get(0)
            .mul(layers.linear(name + ".space", space))
            .mul(layers.linear(name + ".time", time));
    return layers.linear(name + ".mix", modulated);
  }

  private NDArray space(Layers layers, NDArray first, NDList gates) {
    Shape shape = first.getShape();
    NDArray context = first;
    NDArray sum = null;
    for (int l = 0; l < levels; l++) {
      long pad = spec.kernel(stage, l) / 2;
      context =
          Activation.gelu(
              convolve(context, layers.set().get(space(l)), new Shape(pad, pad), width));
      sum = plus(sum, context.mul(gates.get(l)));
    }
    NDArray mean =
        context.reshape(shape.get(0), -1, width).mean(new int[] {1}).reshape(-1, 1, 1, width);
    return plus(sum, gates.get(levels).mul(Activation.gelu(mean)));
  }

  private NDArray time(Layers layers, NDArray first, NDList gates) {
    Shape shape = first.getShape();
    long frames = spec.frames();
    long windows = shape.get(0) / frames;
    long positions = shape.get(1) * shape.get(2);
    boolean causal = spec.sight() == FocalSpec.Sight.CAUSAL;
    int groups = spec.convolution() == FocalSpec.TimeConvolution.FULL ? 1 : width;
    NDArray context = first.reshape(windows, frames, positions, width);
    NDArray sum = null;
    for (int l = 0; l < levels; l++) {
      int kernel = spec.kernel(stage, l);
      long pad = causal ? kernel - 1 : kernel / 2;
      NDArray wide = convolve(context, layers.set().get(time(l)), new Shape(pad, 0), groups);
      // Seen from behind only: what came out for later ticks, beyond the end, is left out.
      context = Activation.gelu(causal ? wide.get(new NDIndex(":, :" + frames)) : wide);
      sum = plus(sum, context.mul(gates.get(l).reshape(windows, frames, positions, 1)));
    }
    NDArray mean = causal ? meanSoFar(context) : context.mean(new int[] {1}, true);
    NDArray last = gates.get(levels).reshape(windows, frames, positions, 1);
    return plus(sum, last.mul(Activation.gelu(mean))).reshape(shape);
  }

  /** Returns for each tick the mean over it and those before it. */
  private static NDArray meanSoFar(NDArray x) {
    Shape shape = x.getShape();
    int frames = (int) shape.get(1);
    float[] shares = new float[frames * frames];
    for (int t = 0; t < frames; t++) {
      java.util.Arrays.fill(shares, t * frames, t * frames + t + 1, 1f / (t + 1));
    }
    NDArray rows = x.getManager().create(shares, new Shape(1, frames, frames));
    return rows.matMul(x.reshape(shape.get(0), frames, -1)).reshape(shape);
  }

  private static NDArray plus(@org.jspecify.annotations.Nullable NDArray sum, NDArray more) {
    return sum == null ? more : sum.add(more);
  }

  /** Convolves over the two dimensions in the middle; channels stand last. */
  static NDArray convolve(NDArray x, NDArray weight, Shape padding, int groups) {
    return Conv2d.conv2d(
            x.transpose(0, 3, 1, 2),
            weight,
            null,
            new Shape(1, 1),
            padding,
            new Shape(1, 1),
            groups)
        .singletonOrThrow()
        .transpose(0, 2, 3, 1);
  }
}
