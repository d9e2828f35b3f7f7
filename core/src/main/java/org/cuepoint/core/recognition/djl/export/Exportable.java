package org.cuepoint.core.recognition.djl.export;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonObject;
import java.util.Map;

/** A model that can leave. */
interface Exportable {

  /** Returns its arrays by name, in order. */
  Map<String, NDArray> arrays();

  /** Adds what whoever runs it must know of its shape. */
  void describe(JsonObject description);

  /** Says in a sentence what its graph does. */
  String meaning();

  /**
   * Writes its graph.
   *
   * @param classes how many the label scheme has
   */
  void write(Graph graph, int classes);
}
