package org.cuepoint.core.recognition.djl.export;

import java.util.Arrays;
import org.cuepoint.core.recognition.djl.focal.FocalNets;
import org.cuepoint.core.recognition.djl.focal.PixelStandard;
import org.cuepoint.core.train.FocalSpec;
import org.jspecify.annotations.Nullable;

/**
 * Windows of a focal network, from bytes of pictures to probabilities. Channels stand last, as in
 * the network.
 */
final class FocalGraph {

  private static final double BYTE = 255;

  private final Graph graph;
  private final FocalSpec spec;
  private final GraphLayers layers;

  private FocalGraph(Graph graph, FocalNets.Contents file) {
    this.graph = graph;
    this.spec = file.plan().network();
    this.layers = new GraphLayers(graph, file.parameters());
  }

  /**
   * Writes the graph.
   *
   * @param classes how many the label scheme has
   */
  static void write(Graph graph, FocalNets.Contents file, int classes) {
    FocalGraph writer = new FocalGraph(graph, file);
    writer.finish(writer.logits(writer.begin(file.standard())), file, classes);
  }

  /** Returns standardised pictures, shape (windows · frames, 3, height, width). */
  private Value begin(PixelStandard standard) {
    long size = spec.inputSize();
    Value bytes =
        graph.input(
            "pictures",
            "RGB of the ticks of each window, row by row",
            Graph.Element.UINT8,
            Axis.any("windows"),
            Axis.of(spec.frames()),
            Axis.of(size),
            Axis.of(size),
            Axis.of(FocalSpec.CHANNELS));
    float[] middles = new float[FocalSpec.CHANNELS];
    float[] scales = new float[FocalSpec.CHANNELS];
    for (int c = 0; c < middles.length; c++) {
      middles[c] = (float) (standard.mean().get(c) * BYTE);
      scales[c] = (float) (1 / (standard.deviation().get(c) * BYTE));
    }
    Value x =
        graph.mul(
            graph.sub(
                graph.toFloat(bytes), graph.floats("standard.mean", middles, FocalSpec.CHANNELS)),
            graph.floats("standard.scale", scales, FocalSpec.CHANNELS));
    return graph.transpose(graph.reshape(x, -1, size, size, FocalSpec.CHANNELS), 0, 3, 1, 2);
  }

  private void finish(Value logits, FocalNets.Contents file, int classes) {
    Reading reading = Reading.of(graph, logits, file.space(), classes);
    Axis windows = Axis.any("windows");
    graph.output(
        Reading.PROBABILITIES,
        "of each class at each tick of the window; within a group the rest to 1 is background",
        reading.probabilities(),
        windows,
        Axis.of(spec.frames()),
        Axis.of(classes));
    graph.output(
        Reading.EDGES,
        "of each group: that another label begins at the tick",
        reading.edges(),
        windows,
        Axis.of(spec.frames()),
        Axis.of(file.space().groups().size()));
    graph.output(
        "logits",
        "of each group background and its classes, then the edges; for windows that overlap, whose"
            + " mean is what Cuepoint reads",
        logits,
        windows,
        Axis.of(spec.frames()),
        Axis.of(spec.classes()));
  }

  private Value logits(Value pictures) {
    Value y = merged("patches", pictures, spec.patch());
    for (int s = 0; s < spec.stages(); s++) {
      if (s > 0) {
        y = merged("merge" + s, graph.transpose(y, 0, 3, 1, 2), 2);
      }
      for (int b = 0; b < spec.depths().get(s); b++) {
        y = block("stage" + s + ".block" + b, s, y);
      }
    }
    int last = spec.stages() - 1;
    Value normed =
        graph.reshape(layers.norm("norm", y), -1, spec.frames(), positions(last), spec.width());
    return layers.linear("head", graph.mean(normed, 2));
  }

  private long positions(int stage) {
    return (long) spec.map(stage) * spec.map(stage);
  }

  /** Turns squares of pixels, channels second, into one position each, channels last. */
  private Value merged(String name, Value x, int side) {
    Value y =
        graph.convolve(
            x,
            layers.parameter(name + ".w"),
            layers.parameter(name + ".b"),
            new Convolving(side, side, side, 0, 0, 1));
    return layers.norm(name + ".norm", graph.transpose(y, 0, 2, 3, 1));
  }

  private Value block(String name, int stage, Value x) {
    Value y = add(name + ".scale1", x, modulate(name, stage, layers.norm(name + ".norm1", x)));
    Value inner = layers.gelu(layers.linear(name + ".up", layers.norm(name + ".norm2", y)));
    return add(name + ".scale2", y, layers.linear(name + ".down", inner));
  }

  private Value add(String scale, Value x, Value what) {
    return graph.add(x, spec.layerScale() > 0 ? graph.mul(what, layers.parameter(scale)) : what);
  }

  private Value modulate(String name, int stage, Value x) {
    int width = spec.widths().get(stage);
    int gates = spec.levels().get(stage) + 1;
    Value read = layers.linear(name + ".read", x);
    Value query = graph.slice(read, 3, 0, width);
    Value space = space(name, stage, graph.slice(read, 3, width, 2L * width + gates));
    Value time = time(name, stage, graph.from(read, 3, 2L * width + gates));
    Value both =
        graph.mul(layers.linear(name + ".space", space), layers.linear(name + ".time", time));
    return layers.linear(name + ".mix", graph.mul(query, both));
  }

  /** Gathers context in the picture; {@code read} is the context, then its gates. */
  private Value space(String name, int stage, Value read) {
    int width = spec.widths().get(stage);
    int levels = spec.levels().get(stage);
    Value context = graph.slice(read, 3, 0, width);
    Value sum = null;
    for (int l = 0; l < levels; l++) {
      long k = spec.kernel(stage, l);
      Convolving how = new Convolving(k, k, 1, k / 2, k / 2, width);
      context = layers.gelu(convolve(context, name + ".space." + l, how));
      sum = plus(sum, graph.mul(context, gate(read, width, l)));
    }
    Value mean =
        graph.reshape(graph.mean(graph.reshape(context, 0, -1, width), 1), -1, 1, 1, width);
    return plus(sum, graph.mul(gate(read, width, levels), layers.gelu(mean)));
  }

  /** Gathers context in time; {@code read} is the context, then its gates. */
  private Value time(String name, int stage, Value read) {
    int width = spec.widths().get(stage);
    int levels = spec.levels().get(stage);
    boolean causal = spec.sight() == FocalSpec.Sight.CAUSAL;
    long groups = spec.convolution() == FocalSpec.TimeConvolution.FULL ? 1 : width;
    Value inTime = graph.reshape(read, -1, spec.frames(), positions(stage), width + levels + 1L);
    Value context = graph.slice(inTime, 3, 0, width);
    Value sum = null;
    for (int l = 0; l < levels; l++) {
      long k = spec.kernel(stage, l);
      Convolving how = new Convolving(k, 1, 1, causal ? k - 1 : k / 2, 0, groups);
      Value wide = convolve(context, name + ".time." + l, how);
      context = layers.gelu(causal ? graph.slice(wide, 1, 0, spec.frames()) : wide);
      sum = plus(sum, graph.mul(context, gate(inTime, width, l)));
    }
    Value mean = causal ? meanSoFar(context, stage) : graph.unsqueeze(graph.mean(context, 1), 1);
    Value all = plus(sum, graph.mul(gate(inTime, width, levels), layers.gelu(mean)));
    return graph.reshape(all, -1, spec.map(stage), spec.map(stage), width);
  }

  private Value gate(Value read, int width, int level) {
    return graph.slice(read, 3, width + (long) level, width + level + 1L);
  }

  /** Returns for each tick the mean over it and those before it. */
  private Value meanSoFar(Value x, int stage) {
    int frames = spec.frames();
    float[] shares = new float[frames * frames];
    for (int t = 0; t < frames; t++) {
      Arrays.fill(shares, t * frames, t * frames + t + 1, 1f / (t + 1));
    }
    Value rows = graph.floats("so-far", shares, 1, frames, frames);
    return graph.reshape(
        graph.matMul(rows, graph.reshape(x, 0, frames, -1)),
        0,
        frames,
        positions(stage),
        spec.widths().get(stage));
  }

  private Value plus(@Nullable Value sum, Value more) {
    return sum == null ? more : graph.add(sum, more);
  }

  /** Convolves over the two axes in the middle. */
  private Value convolve(Value x, String weight, Convolving how) {
    Value y = graph.convolve(graph.transpose(x, 0, 3, 1, 2), layers.parameter(weight), null, how);
    return graph.transpose(y, 0, 2, 3, 1);
  }
}
