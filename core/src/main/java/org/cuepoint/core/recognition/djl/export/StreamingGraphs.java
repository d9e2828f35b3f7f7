package org.cuepoint.core.recognition.djl.export;

import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.djl.student.ShiftAttentionNetwork;
import org.cuepoint.core.recognition.djl.student.StudentFile;
import org.cuepoint.core.train.StudentSpec;

/**
 * One tick of the streaming students: tokens of the encoder in, probabilities out, and the state.
 */
final class StreamingGraphs {

  private final Graph graph;
  private final StudentFile file;
  private final GraphLayers layers;
  private final State state;
  private final int tokens;

  private StreamingGraphs(Graph graph, StudentFile file) {
    this.graph = graph;
    this.file = file;
    this.layers = new GraphLayers(graph, file.parameters());
    this.state = new State(graph);
    this.tokens = file.shape().tokens() * file.shape().tokens();
  }

  /** Writes temporal-shift attention. */
  static void write(Graph graph, StudentFile file, StudentSpec.ShiftAttention spec, int classes) {
    StreamingGraphs writer = new StreamingGraphs(graph, file);
    writer.finish(writer.shiftAttention(spec, writer.begin()), classes);
  }

  /** Writes spatial attention and the LSTM. */
  static void write(Graph graph, StudentFile file, StudentSpec.AttentionLstm spec, int classes) {
    StreamingGraphs writer = new StreamingGraphs(graph, file);
    writer.finish(writer.attentionLstm(spec, writer.begin()), classes);
  }

  /** Returns the standardised tokens, shape (tokens, C). */
  private Value begin() {
    FeatureShape shape = file.shape();
    Value raw =
        graph.input(
            "tokens",
            "tokens of one tick as the encoder gives them, row by row, not standardised",
            Graph.Element.FLOAT,
            Axis.of(tokens, shape.channels()));
    return Standardising.running(graph, state, raw, shape, file.prior());
  }

  private void finish(Value logits, int classes) {
    Reading reading = Reading.of(graph, logits, file.space(), classes);
    graph.output(
        Reading.PROBABILITIES,
        "of each class; within a group the rest to 1 is background",
        reading.probabilities(),
        Axis.of(classes));
    graph.output(
        Reading.EDGES,
        "of each group: that another label begins at the tick",
        reading.edges(),
        Axis.of(file.space().groups().size()));
    state.finish();
  }

  /** Returns the tokens of the first layer, shape (1, tokens, width). */
  private Value enter(Value x) {
    Value h = graph.add(layers.linear("input", x), layers.parameter("space"));
    return graph.unsqueeze(h, 0);
  }

  /** Returns what all tokens of the tick side by side give, shape (width). */
  private Value look(Value x) {
    return layers.linear("look", graph.reshape(x, -1));
  }

  private Value shiftAttention(StudentSpec.ShiftAttention spec, Value x) {
    int d = spec.width();
    int s = ShiftAttentionNetwork.shifted(d);
    Value h = enter(x);
    for (int i = 0; i < spec.layers(); i++) {
      Value near = state.before("near." + i, tokens, 3L * s);
      Value memory = state.before("memory." + i, ShiftAttentionNetwork.REACH, d);
      Value normed = layers.norm(ShiftAttentionNetwork.layer(i) + ".norm1", h);
      Value own = graph.at(normed, 0, 0);
      Value source = graph.concat(1, graph.slice(near, 1, 0, 2L * s), graph.from(own, 1, 2L * s));
      h = shiftLayer(spec, ShiftAttentionNetwork.layer(i), h, normed, source, memory);
      state.after(
          "near." + i,
          graph.concat(
              1,
              graph.slice(own, 1, 0, s),
              graph.from(near, 1, 2L * s),
              graph.slice(own, 1, s, 2L * s)));
      Value mean = graph.unsqueeze(graph.mean(own, 0), 0);
      state.after("memory." + i, graph.concat(0, graph.from(memory, 0, 1), mean));
    }
    Value narrow = layers.linear("token", layers.norm("out", h));
    Value tick = layers.linear("tick", graph.reshape(narrow, -1));
    return layers.linear("read", graph.add(tick, look(x)));
  }

  private Value shiftLayer(
      StudentSpec.ShiftAttention spec,
      String name,
      Value h,
      Value normed,
      Value source,
      Value memory) {
    int d = spec.width();
    int heads = spec.heads();
    long each = d / heads;
    List<Long> rows = new ArrayList<>();
    ShiftAttentionNetwork.AGES.forEach(age -> rows.add((long) ShiftAttentionNetwork.REACH - age));
    Value memories = graph.gather(memory, 0, rows.stream().mapToLong(row -> row).toArray());
    Value aged = graph.add(memories, layers.parameter(name + ".age"));
    Value both =
        graph.transpose(
            graph.reshape(
                layers.linear(name + ".answer", graph.concat(0, source, aged)),
                1,
                -1,
                2,
                heads,
                each),
            2,
            0,
            3,
            1,
            4);
    Value query =
        graph.transpose(
            graph.reshape(layers.linear(name + ".query", normed), 0, 0, heads, each), 0, 2, 1, 3);
    Value mixed = layers.answer(query, graph.at(both, 0, 0), graph.at(both, 0, 1), d, heads);
    return layers.feedForward(name, graph.add(h, layers.linear(name + ".mix", mixed)));
  }

  private Value attentionLstm(StudentSpec.AttentionLstm spec, Value x) {
    Value h = layers.block("block", enter(x), spec.tokenWidth(), spec.heads());
    Value tick = graph.add(pool(spec, h), look(x));
    return layers.linear("read", lstm("lstm", tick, spec.state()));
  }

  /** Pools (1, tokens, width) to (width). */
  private Value pool(StudentSpec.AttentionLstm spec, Value h) {
    int heads = spec.heads();
    Value own = graph.at(layers.norm("out", h), 0, 0);
    Value weights = graph.unsqueeze(graph.softmax(layers.linear("pool", own), 0), 2);
    Value parts = graph.reshape(own, tokens, heads, spec.tokenWidth() / heads);
    return graph.reshape(graph.sum(graph.mul(parts, weights), 0), spec.tokenWidth());
  }

  /** One tick of an LSTM; gates in the order in, forget, new, out. */
  private Value lstm(String name, Value x, int size) {
    Value said = state.before("said", size);
    Value cell = state.before("cell", size);
    Value gates =
        graph.add(
            graph.add(layers.weigh(name + ".in", x), layers.weigh(name + ".again", said)),
            layers.parameter(name + ".b"));
    Value enter = graph.sigmoid(graph.slice(gates, 0, 0, size));
    Value keep = graph.sigmoid(graph.slice(gates, 0, size, 2L * size));
    Value fill = graph.tanh(graph.slice(gates, 0, 2L * size, 3L * size));
    Value out = graph.sigmoid(graph.from(gates, 0, 3L * size));
    Value next = graph.add(graph.mul(keep, cell), graph.mul(enter, fill));
    Value says = graph.mul(out, graph.tanh(next));
    state.after("said", says);
    state.after("cell", next);
    return says;
  }
}
