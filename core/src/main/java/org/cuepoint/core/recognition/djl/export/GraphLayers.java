package org.cuepoint.core.recognition.djl.export;

import ai.djl.ndarray.NDArray;
import org.cuepoint.core.recognition.djl.training.ParameterSet;

/**
 * The layers of {@code nn.Layers} in a graph: the same names of parameters, the same functions. One
 * thread at a time.
 *
 * @param graph takes the operations
 * @param set the parameters
 */
record GraphLayers(Graph graph, ParameterSet set) {

  private static final double EPSILON = 1e-5;

  /** Returns a parameter as it stands in the set. */
  Value parameter(String name) {
    NDArray array = set.get(name);
    return graph.floats(name, array.toFloatArray(), array.getShape().getShape());
  }

  /** Returns a matrix (out, in) of the set as (in, out), to multiply with from the right. */
  private Value turned(String name) {
    NDArray array = set.get(name);
    int out = (int) array.getShape().get(0);
    int in = (int) array.getShape().get(1);
    float[] rows = array.toFloatArray();
    float[] columns = new float[rows.length];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        columns[i * out + o] = rows[o * in + i];
      }
    }
    return graph.floats(name, columns, in, out);
  }

  /** Applies a matrix (out, in) of the set to the last axis. */
  Value weigh(String name, Value x) {
    return graph.matMul(x, turned(name));
  }

  /** Applies a linear layer to the last axis. */
  Value linear(String name, Value x) {
    return graph.add(weigh(name + ".w", x), parameter(name + ".b"));
  }

  /** Normalises the last axis. */
  Value norm(String name, Value x) {
    return graph.layerNorm(x, parameter(name + ".g"), parameter(name + ".b"), EPSILON);
  }

  /** GELU by the error function. */
  Value gelu(Value x) {
    Value share = graph.add(graph.erf(graph.div(x, graph.number(Math.sqrt(2)))), graph.number(1));
    return graph.mul(graph.mul(x, share), graph.number(0.5));
  }

  /**
   * A pre-norm transformer block.
   *
   * @param x shape (batch, tokens, width)
   */
  Value block(String name, Value x, int width, int heads) {
    Value y = graph.add(x, attention(name, norm(name + ".norm1", x), width, heads));
    return feedForward(name, y);
  }

  /** The second half of a block. */
  Value feedForward(String name, Value y) {
    Value inner = gelu(linear(name + ".up", norm(name + ".norm2", y)));
    return graph.add(y, linear(name + ".down", inner));
  }

  private Value attention(String name, Value x, int width, int heads) {
    Value all =
        graph.transpose(
            graph.reshape(linear(name + ".qkv", x), 0, 0, 3, heads, width / heads), 2, 0, 3, 1, 4);
    Value mixed =
        answer(graph.at(all, 0, 0), graph.at(all, 0, 1), graph.at(all, 0, 2), width, heads);
    return linear(name + ".mix", mixed);
  }

  /**
   * Lets queries be answered.
   *
   * @param query shape (batch, heads, questions, width / heads)
   * @param key shape (batch, heads, answers, width / heads)
   * @param value as the key
   * @return shape (batch, questions, width)
   */
  Value answer(Value query, Value key, Value value, int width, int heads) {
    Value scaled = graph.div(query, graph.number(Math.sqrt((double) width / heads)));
    Value weights = graph.softmax(graph.matMul(scaled, graph.transpose(key, 0, 1, 3, 2)), -1);
    Value mixed = graph.transpose(graph.matMul(weights, value), 0, 2, 1, 3);
    return graph.reshape(mixed, 0, 0, width);
  }
}
