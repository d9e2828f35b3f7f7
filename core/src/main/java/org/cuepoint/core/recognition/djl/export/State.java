package org.cuepoint.core.recognition.djl.export;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a streaming graph carries from tick to tick. One thread at a time. */
final class State {

  private final Graph graph;
  private final Map<String, Axis[]> axes = new LinkedHashMap<>();
  private final Map<String, Value> next = new LinkedHashMap<>();

  State(Graph graph) {
    this.graph = graph;
  }

  /** Returns a part of the state before the tick; zeros before the first. */
  Value before(String name, long... shape) {
    axes.put(name, Axis.of(shape));
    return graph.input(
        "state." + name,
        "next." + name + " of the tick before; zeros at the first",
        Graph.Element.FLOAT,
        Axis.of(shape));
  }

  /** Says what the part is after the tick. */
  void after(String name, Value value) {
    next.put(name, value);
  }

  /** Adds the outputs, in the order of the inputs. */
  void finish() {
    axes.forEach(
        (name, shape) -> {
          Value value = next.get(name);
          if (value == null) {
            throw new IllegalStateException("Nothing is known of state." + name + " afterwards");
          }
          graph.output("next." + name, "state." + name + " of the tick after", value, shape);
        });
  }
}
