package org.cuepoint.core.recognition.djl.export;

import ai.djl.ndarray.NDArray;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.TokenPooling;
import org.cuepoint.core.recognition.djl.encoder.ConvEncoder;
import org.cuepoint.core.recognition.djl.encoder.EncoderWeights;

/**
 * An FE encoder, from bytes of pictures to tokens: {@link ConvEncoder} with the making of its input
 * inside.
 */
final class EncoderGraph {

  private final Graph graph;
  private final EncoderWeights weights;
  private final EncoderWeights.Cursor cursor;
  private int layer;

  private EncoderGraph(Graph graph, EncoderWeights weights) {
    this.graph = graph;
    this.weights = weights;
    this.cursor = weights.cursor();
  }

  static void write(Graph graph, EncoderWeights weights) {
    new EncoderGraph(graph, weights).write();
  }

  private void write() {
    EncoderSpec spec = weights.spec();
    long size = spec.inputSize();
    Value bytes =
        graph.input(
            "pictures",
            "RGB, row by row: the picture before the first tick (or the first once more), then one"
                + " a tick",
            Graph.Element.UINT8,
            Axis.any("pictures"),
            Axis.of(size),
            Axis.of(size),
            Axis.of(3));
    Value tokens = graph.transpose(forward(fourChannels(bytes), spec), 0, 2, 3, 1);
    long count = (long) spec.tokens() * spec.tokens();
    graph.output(
        "tokens",
        "of each tick, row by row",
        graph.reshape(tokens, 0, count, spec.channels()),
        Axis.any("ticks"),
        Axis.of(count),
        Axis.of(spec.channels()));
  }

  private Value fourChannels(Value bytes) {
    Value pictures =
        graph.transpose(graph.div(graph.toFloat(bytes), graph.number(255)), 0, 3, 1, 2);
    Value luma =
        graph.add(
            graph.add(channel(pictures, 0, 0.299), channel(pictures, 1, 0.587)),
            channel(pictures, 2, 0.114));
    Value difference = graph.sub(graph.from(luma, 0, 1), graph.butLast(luma, 0, 1));
    Value input = graph.concat(1, graph.from(pictures, 0, 1), difference);
    return graph.div(
        graph.sub(input, array("mean", weights.mean())), array("deviation", weights.deviation()));
  }

  private Value channel(Value pictures, int channel, double weight) {
    return graph.mul(graph.slice(pictures, 1, channel, channel + 1L), graph.number(weight));
  }

  private Value forward(Value input, EncoderSpec spec) {
    Value x = graph.relu(next(input));
    for (EncoderSpec.Stage stage : spec.stages()) {
      for (int block = 0; block < stage.blocks(); block++) {
        Value inner = next(graph.relu(next(x)));
        Value shortcut = block == 0 ? next(x) : x;
        x = graph.relu(graph.add(inner, shortcut));
      }
    }
    return pool(x, spec);
  }

  private Value pool(Value x, EncoderSpec spec) {
    int map = spec.map();
    int tokens = spec.tokens();
    if (map == tokens) {
      return x;
    }
    Value rows = graph.floats("pool", TokenPooling.weights(map, tokens), tokens, map);
    return graph.matMul(graph.matMul(rows, x), graph.transpose(rows, 1, 0));
  }

  private Value next(Value x) {
    ConvEncoder.Convolution convolution = cursor.next();
    String name = "layer." + layer++;
    return graph.convolve(
        x,
        array(name + ".w", convolution.weight()),
        array(name + ".b", convolution.bias()),
        Convolving.square(convolution.weight().getShape().get(2), convolution.stride()));
  }

  private Value array(String name, NDArray array) {
    return graph.floats(name, array.toFloatArray(), array.getShape().getShape());
  }
}
