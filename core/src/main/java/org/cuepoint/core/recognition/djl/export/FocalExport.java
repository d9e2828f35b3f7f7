package org.cuepoint.core.recognition.djl.export;

import ai.djl.ndarray.NDArray;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cuepoint.core.recognition.djl.focal.FocalNets;

/** A focal network on pictures. */
record FocalExport(FocalNets.Contents file) implements Exportable {

  private static final Gson GSON = new Gson();

  @Override
  public Map<String, NDArray> arrays() {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (String name : file.parameters().names()) {
      arrays.put(name, file.parameters().get(name));
    }
    return arrays;
  }

  @Override
  public void describe(JsonObject description) {
    description.add("architecture", GSON.toJsonTree(file.plan().network()));
    description.add("groups", GSON.toJsonTree(file.space().groups()));
    description.add("parents", GSON.toJsonTree(file.space().parents()));
    description.add("standard", GSON.toJsonTree(file.standard()));
    description.addProperty("stride_ticks", file.plan().strideTicks());
  }

  @Override
  public String meaning() {
    return "Sees the pictures of a window and says what happens at each of its ticks.";
  }

  @Override
  public void write(Graph graph, int classes) {
    FocalGraph.write(graph, file, classes);
  }
}
