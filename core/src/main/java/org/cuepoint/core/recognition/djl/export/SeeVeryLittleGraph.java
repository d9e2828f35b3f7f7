package org.cuepoint.core.recognition.djl.export;

import org.cuepoint.core.recognition.djl.student.SeeVeryLittleNetwork;
import org.cuepoint.core.recognition.djl.student.StudentFile;
import org.cuepoint.core.train.StudentSpec;

/**
 * Windows of the student that looks at few ticks: any number of windows, any number of looks at
 * each, so that whoever runs it can look again more closely.
 */
final class SeeVeryLittleGraph {

  private SeeVeryLittleGraph() {}

  /**
   * Writes the graph.
   *
   * @param classes how many the label scheme has
   */
  static void write(Graph graph, StudentFile file, StudentSpec.SeeVeryLittle spec, int classes) {
    GraphLayers layers = new GraphLayers(graph, file.parameters());
    long tokens = (long) file.shape().tokens() * file.shape().tokens();
    long channels = file.shape().channels();
    int d = spec.width();
    int length = spec.windowTicks();
    Axis windows = Axis.any("windows");
    Axis looks = Axis.any("looks");
    Value raw =
        graph.input(
            "tokens",
            "tokens of the ticks that are looked at, as the encoder gives them",
            Graph.Element.FLOAT,
            windows,
            looks,
            Axis.of(tokens),
            Axis.of(channels));
    Value ticks =
        graph.input(
            "ticks",
            "which ticks of the window they are, 0 to " + (length - 1) + ", in order",
            Graph.Element.INT64,
            windows,
            looks);
    Value mean =
        graph.input(
            "mean",
            "of the tokens over the whole video",
            Graph.Element.FLOAT,
            Axis.of(tokens, channels));
    Value variance =
        graph.input(
            "variance",
            "of the tokens over the whole video",
            Graph.Element.FLOAT,
            Axis.of(tokens, channels));
    Value x = Standardising.whole(graph, raw, mean, variance);

    // Times of all ticks of a window, shape (ticks, width).
    Value times =
        layers.linear("time", graph.floats("times", SeeVeryLittleNetwork.times(spec), length, d));
    Value when = graph.unsqueeze(graph.gather(times, 0, ticks), 2);
    Value h = graph.add(graph.add(layers.linear("see", x), layers.parameter("space")), when);
    Value seen = graph.reshape(h, 0, -1, d);
    // One question a tick for each window: adding zeros of the first token repeats them.
    Value first = graph.slice(seen, 1, 0, 1);
    Value questions = graph.add(graph.add(times, layers.parameter("ask")), graph.sub(first, first));
    Value all = graph.concat(1, seen, questions);
    for (int i = 0; i < spec.layers(); i++) {
      all = layers.block("block." + i, all, d, spec.heads());
    }
    Value answers = graph.from(all, 1, -length);
    Value looked = layers.linear("look", graph.reshape(x, 0, 0, tokens * channels));
    Value embedding =
        graph.add(layers.norm("out", answers), graph.matMul(near(graph, ticks, length), looked));
    Value logits = layers.linear("read", embedding);
    Reading reading = Reading.of(graph, logits, file.space(), classes);
    graph.output(
        Reading.PROBABILITIES,
        "of each class at each tick of the window; within a group the rest to 1 is background",
        reading.probabilities(),
        windows,
        Axis.of(length),
        Axis.of(classes));
    graph.output(
        Reading.EDGES,
        "of each group: that another label begins at the tick",
        reading.edges(),
        windows,
        Axis.of(length),
        Axis.of(file.space().groups().size()));
  }

  /** Returns how much of each look is seen at each tick, shape (windows, ticks, looks). */
  private static Value near(Graph graph, Value looks, int length) {
    float[] numbers = new float[length];
    for (int t = 0; t < length; t++) {
      numbers[t] = t;
    }
    Value all = graph.floats("numbers", numbers, length, 1);
    Value away = graph.abs(graph.sub(all, graph.unsqueeze(graph.toFloat(looks), 1)));
    return graph.softmax(graph.mul(away, graph.number(-1 / SeeVeryLittleNetwork.NEAR)), -1);
  }
}
