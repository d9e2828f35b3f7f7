package org.cuepoint.core.recognition.djl.export;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cuepoint.core.recognition.djl.student.StudentFile;
import org.cuepoint.core.train.StudentSpec;

/** A student on features. */
record StudentExport(StudentFile file) implements Exportable {

  private static final Gson GSON = new Gson();

  @Override
  public Map<String, NDArray> arrays() {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (String name : file.parameters().names()) {
      arrays.put(name, file.parameters().get(name));
    }
    Shape shape =
        new Shape((long) file.shape().tokens() * file.shape().tokens(), file.shape().channels());
    arrays.put("prior.mean", file.parameters().manager().create(file.prior().mean(), shape));
    arrays.put(
        "prior.variance", file.parameters().manager().create(file.prior().variance(), shape));
    return arrays;
  }

  @Override
  public void describe(JsonObject description) {
    description.add("architecture", file.plan().spec().toJson());
    description.add("groups", GSON.toJsonTree(file.space().groups()));
    description.add("parents", GSON.toJsonTree(file.space().parents()));
    description.add("features", GSON.toJsonTree(file.shape()));
    description.addProperty("prior_ticks", file.prior().ticks());
  }

  @Override
  public String meaning() {
    return file.plan().spec() instanceof StudentSpec.SeeVeryLittle
        ? "Sees a few ticks of each window and says what happens at all of its ticks."
        : "Sees one tick of a stream and says what happens; state.X is next.X of the tick before,"
            + " and zeros at the first.";
  }

  @Override
  public void write(Graph graph, int classes) {
    switch (file.plan().spec()) {
      case StudentSpec.SeeVeryLittle little ->
          SeeVeryLittleGraph.write(graph, file, little, classes);
      case StudentSpec.ShiftAttention shift -> StreamingGraphs.write(graph, file, shift, classes);
      case StudentSpec.AttentionLstm lstm -> StreamingGraphs.write(graph, file, lstm, classes);
    }
  }
}
