package org.cuepoint.core.recognition.djl.export;

import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cuepoint.core.recognition.ExportFormat;
import org.cuepoint.core.recognition.djl.encoder.ConvEncoder;
import org.cuepoint.core.recognition.djl.encoder.EncoderWeights;
import org.cuepoint.core.recognition.djl.focal.FocalNets;
import org.cuepoint.core.recognition.djl.student.StudentFile;

/** Writes models for other programs. One thread at a time. */
public final class ModelExport {

  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final String PREFIX = "cuepoint.";

  private final NDManager manager;

  /**
   * Makes the entry.
   *
   * @param manager everything lives in managers below it
   */
  public ModelExport(NDManager manager) {
    this.manager = manager;
  }

  /**
   * What a project knows of a model and its file does not.
   *
   * @param name for example {@code shift-attention v2}
   * @param kind its kind's word
   * @param classes names by position in the label scheme; none for an encoder
   * @param clockHertz ticks a second
   * @param encoder id of the encoder whose tokens it wants, or makes
   */
  public record Card(
      String name, String kind, List<String> classes, int clockHertz, String encoder) {

    /** Copies the list. */
    public Card {
      classes = List.copyOf(classes);
    }
  }

  /**
   * Writes a model.
   *
   * @param weights the model's file
   * @param out replaced; safetensors put a second file beside it, of the same name with the ending
   *     {@code json}
   * @return the files
   * @throws IOException if the bytes are those of no model that can be exported, or {@code out}
   *     cannot be written
   */
  public List<Path> write(byte[] weights, ExportFormat format, Card card, Path out)
      throws IOException {
    try (NDManager scope = manager.newSubManager()) {
      Exportable model = open(scope, weights, card);
      JsonObject description = describe(model, card);
      return switch (format) {
        case ONNX -> {
          onnx(model, card, description, out);
          yield List.of(out);
        }
        case SAFETENSORS -> {
          Map<String, String> metadata = Map.of("format", "pt", PREFIX + "model", card.name());
          SafeTensors.write(out, model.arrays(), metadata);
          description.addProperty("weights", String.valueOf(out.getFileName()));
          Path beside = beside(out);
          Files.writeString(beside, PRETTY.toJson(description) + "\n");
          yield List.of(out, beside);
        }
      };
    }
  }

  private static Exportable open(NDManager scope, byte[] weights, Card card) throws IOException {
    if (StudentFile.accepts(weights)) {
      return new StudentExport(StudentFile.decode(scope, weights));
    }
    if (FocalNets.accepts(weights)) {
      return new FocalExport(FocalNets.read(scope, weights));
    }
    if (ConvEncoder.isEncoder(weights)) {
      return new EncoderExport(EncoderWeights.decode(scope, weights));
    }
    throw new IOException(
        card.name()
            + " cannot be exported; students and frame encoders (FE) can, and a teacher is"
            + " distilled into a student first.");
  }

  private static JsonObject describe(Exportable model, Card card) {
    JsonObject description = new JsonObject();
    description.addProperty("model", card.name());
    description.addProperty("kind", card.kind());
    description.add("classes", PRETTY.toJsonTree(card.classes()));
    description.addProperty("clock_hz", card.clockHertz());
    description.addProperty("encoder", card.encoder());
    model.describe(description);
    return description;
  }

  private static void onnx(Exportable model, Card card, JsonObject description, Path out)
      throws IOException {
    Graph graph = new Graph(card.kind());
    model.write(graph, card.classes().size());
    Map<String, String> metadata = new LinkedHashMap<>();
    description
        .asMap()
        .forEach(
            (key, value) ->
                metadata.put(
                    PREFIX + key,
                    value.isJsonPrimitive() ? value.getAsString() : value.toString()));
    try (FileChannel channel =
        FileChannel.open(
            out,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var bytes = graph.bytes(model.meaning(), metadata);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  /** Returns where the description of safetensors goes. */
  private static Path beside(Path out) {
    String name = String.valueOf(out.getFileName());
    int dot = name.lastIndexOf('.');
    return out.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".json");
  }
}
