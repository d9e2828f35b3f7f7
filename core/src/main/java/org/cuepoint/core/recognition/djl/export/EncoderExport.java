package org.cuepoint.core.recognition.djl.export;

import ai.djl.ndarray.NDArray;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cuepoint.core.recognition.djl.encoder.ConvEncoder;
import org.cuepoint.core.recognition.djl.encoder.EncoderWeights;

/** An FE encoder with its batch normalisation folded. */
record EncoderExport(EncoderWeights weights) implements Exportable {

  @Override
  public Map<String, NDArray> arrays() {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    arrays.put("mean", weights.mean());
    arrays.put("deviation", weights.deviation());
    List<ConvEncoder.Convolution> layers = weights.layers();
    for (int i = 0; i < layers.size(); i++) {
      arrays.put("layer." + i + ".w", layers.get(i).weight());
      arrays.put("layer." + i + ".b", layers.get(i).bias());
    }
    return arrays;
  }

  @Override
  public void describe(JsonObject description) {
    description.add("architecture", new Gson().toJsonTree(weights.spec()));
  }

  @Override
  public String meaning() {
    return "Turns pictures into the tokens that students look at.";
  }

  @Override
  public void write(Graph graph, int classes) {
    EncoderGraph.write(graph, weights);
  }
}
