package org.cuepoint.plugins.onnx;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An ONNX model as it stands in its file: which tensors there are, and how one inside is made an
 * output. Immutable.
 */
final class OnnxGraph {

  /** So many names are listed when one is wrong; those near the output are the likely ones. */
  private static final int MOST_NAMES = 12;

  private final OnnxMl.ModelProto model;
  private final String name;

  private OnnxGraph(OnnxMl.ModelProto model, String name) {
    this.model = model;
    this.name = name;
  }

  /**
   * Reads a model.
   *
   * @param name what messages call it
   * @throws IOException if the bytes are no ONNX model; the message says so
   */
  static OnnxGraph read(byte[] bytes, String name) throws IOException {
    try {
      OnnxMl.ModelProto model = OnnxMl.ModelProto.parseFrom(bytes);
      if (model.getGraph().getNodeCount() > 0) {
        return new OnnxGraph(model, name);
      }
    } catch (InvalidProtocolBufferException other) {
      throw new IOException("The weights of " + name + " are no ONNX file", other);
    }
    throw new IOException("The weights of " + name + " are no ONNX file, or an empty one");
  }

  /** Returns the version of the standard operators that the model was written for. */
  long opset() {
    return model.getOpsetImportList().stream()
        .filter(each -> each.getDomain().isEmpty() || each.getDomain().equals("ai.onnx"))
        .mapToLong(OnnxMl.OperatorSetIdProto::getVersion)
        .max()
        .orElse(0);
  }

  /** Returns the names of the outputs. */
  List<String> outputs() {
    return model.getGraph().getOutputList().stream().map(OnnxMl.ValueInfoProto::getName).toList();
  }

  /**
   * Returns the model with a tensor among its outputs; ONNX Runtime finds its type itself.
   *
   * @param tensor its name; empty for the only output
   * @throws IOException if there is no such tensor; the message lists those that exist
   */
  OnnxGraph withOutput(String tensor) throws IOException {
    List<String> outputs = outputs();
    if (outputs.contains(tensor) || (tensor.isEmpty() && outputs.size() == 1)) {
      return this;
    }
    if (tensor.isEmpty()) {
      throw new IOException(
          "The backbone "
              + name
              + " has several outputs, and output.name says none; there are "
              + String.join(", ", outputs)
              + ".");
    }
    if (inner().noneMatch(tensor::equals)) {
      throw new IOException(
          "The backbone " + name + " has no output '" + tensor + "'; " + existing());
    }
    OnnxMl.GraphProto graph =
        model.getGraph().toBuilder()
            .addOutput(OnnxMl.ValueInfoProto.newBuilder().setName(tensor))
            .build();
    return new OnnxGraph(model.toBuilder().setGraph(graph).build(), name);
  }

  private String existing() {
    List<String> inner = inner().filter(each -> !outputs().contains(each)).toList();
    int from = Math.max(0, inner.size() - MOST_NAMES);
    return "outputs are "
        + String.join(", ", outputs())
        + "; tensors inside, the last first: "
        + inner.subList(from, inner.size()).reversed().stream().collect(Collectors.joining(", "))
        + (from == 0 ? "." : " and " + from + " more.");
  }

  private Stream<String> inner() {
    return model.getGraph().getNodeList().stream()
        .flatMap(node -> node.getOutputList().stream())
        .filter(each -> !each.isEmpty());
  }

  /** Returns the file's bytes. */
  byte[] bytes() {
    return model.toByteArray();
  }
}
