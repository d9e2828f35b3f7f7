package org.cuepoint.core.recognition.djl.export;

import ai.onnx.proto.OnnxMl;
import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes an ONNX graph operation by operation (https://onnx.ai/onnx/operators, opset 17). Axes are
 * counted from 0, or from the last one, −1. One thread at a time.
 */
final class Graph {

  private static final int OPSET = 17;

  /** The format's own version that came with the opset. */
  private static final int FORMAT = 8;

  private final OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder();
  private final Map<String, Value> constants = new HashMap<>();

  Graph(String name) {
    graph.setName(name);
  }

  /** What elements are. */
  enum Element {
    FLOAT(TensorProto.DataType.FLOAT),
    INT64(TensorProto.DataType.INT64),
    UINT8(TensorProto.DataType.UINT8);

    private final TensorProto.DataType type;

    Element(TensorProto.DataType type) {
      this.type = type;
    }
  }

  /** Adds an input of the graph. */
  Value input(String name, String meaning, Element element, Axis... axes) {
    graph.addInput(tensor(name, meaning, element, axes));
    return new Value(name);
  }

  /** Makes a value an output of the graph. */
  void output(String name, String meaning, Value value, Axis... axes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("Identity")
            .setName(name)
            .addInput(value.name())
            .addOutput(name));
    graph.addOutput(tensor(name, meaning, Element.FLOAT, axes));
  }

  private static OnnxMl.ValueInfoProto tensor(
      String name, String meaning, Element element, Axis... axes) {
    OnnxMl.TensorShapeProto.Builder shape = OnnxMl.TensorShapeProto.newBuilder();
    for (Axis axis : axes) {
      OnnxMl.TensorShapeProto.Dimension.Builder dimension = shape.addDimBuilder();
      if (axis.size() > 0) {
        dimension.setDimValue(axis.size());
      } else {
        dimension.setDimParam(axis.name());
      }
    }
    return OnnxMl.ValueInfoProto.newBuilder()
        .setName(name)
        .setDocString(meaning)
        .setType(
            OnnxMl.TypeProto.newBuilder()
                .setTensorType(
                    OnnxMl.TypeProto.Tensor.newBuilder()
                        .setElemType(element.type.getNumber())
                        .setShape(shape)))
        .build();
  }

  /** Adds an array of the model; the same name is stored once. */
  Value floats(String name, float[] values, long... shape) {
    return constants.computeIfAbsent(
        name,
        key -> {
          ByteBuffer bytes =
              ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
          bytes.asFloatBuffer().put(values);
          return initial(key, TensorProto.DataType.FLOAT, bytes, shape);
        });
  }

  /** Returns a single number. */
  Value number(double value) {
    return floats("number." + (float) value, new float[] {(float) value});
  }

  private Value longs(long... values) {
    String name = "sizes" + LongStream.of(values).mapToObj(v -> "." + v).reduce("", String::concat);
    return constants.computeIfAbsent(
        name,
        key -> {
          ByteBuffer bytes =
              ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
          bytes.asLongBuffer().put(values);
          return initial(key, TensorProto.DataType.INT64, bytes, values.length);
        });
  }

  private Value initial(String name, TensorProto.DataType type, ByteBuffer bytes, long... shape) {
    TensorProto.Builder tensor =
        graph
            .addInitializerBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(bytes));
    LongStream.of(shape).forEach(tensor::addDims);
    return new Value(name);
  }

  Value add(Value a, Value b) {
    return node("Add", List.of(), a, b);
  }

  Value sub(Value a, Value b) {
    return node("Sub", List.of(), a, b);
  }

  Value mul(Value a, Value b) {
    return node("Mul", List.of(), a, b);
  }

  Value div(Value a, Value b) {
    return node("Div", List.of(), a, b);
  }

  Value matMul(Value a, Value b) {
    return node("MatMul", List.of(), a, b);
  }

  Value abs(Value x) {
    return node("Abs", List.of(), x);
  }

  Value sqrt(Value x) {
    return node("Sqrt", List.of(), x);
  }

  Value relu(Value x) {
    return node("Relu", List.of(), x);
  }

  Value sigmoid(Value x) {
    return node("Sigmoid", List.of(), x);
  }

  Value tanh(Value x) {
    return node("Tanh", List.of(), x);
  }

  Value erf(Value x) {
    return node("Erf", List.of(), x);
  }

  Value softmax(Value x, int axis) {
    return node("Softmax", List.of(whole("axis", axis)), x);
  }

  /** Converts to floats. */
  Value toFloat(Value x) {
    return node("Cast", List.of(whole("to", TensorProto.DataType.FLOAT.getNumber())), x);
  }

  /** Returns {@code a} where {@code x} is 0, and else {@code b}. */
  Value whereZero(Value x, Value a, Value b) {
    return node("Where", List.of(), node("Equal", List.of(), x, number(0)), a, b);
  }

  /** Means over one axis, which goes. */
  Value mean(Value x, int axis) {
    return node("ReduceMean", List.of(wholes("axes", axis), whole("keepdims", 0)), x);
  }

  /** Sums over one axis, which goes. */
  Value sum(Value x, int axis) {
    return node("ReduceSum", List.of(whole("keepdims", 0)), x, longs(axis));
  }

  Value concat(int axis, Value... values) {
    return node("Concat", List.of(whole("axis", axis)), values);
  }

  /** Takes a half-open range along an axis; a negative end counts from the axis's end. */
  Value slice(Value x, int axis, long from, long to) {
    return node("Slice", List.of(), x, longs(from), longs(to), longs(axis));
  }

  /** Takes everything from an index along an axis. */
  Value from(Value x, int axis, long from) {
    return slice(x, axis, from, Integer.MAX_VALUE);
  }

  /** Takes all but so many at the end of an axis. */
  Value butLast(Value x, int axis, long count) {
    return slice(x, axis, 0, -count);
  }

  /** Takes one index of an axis, which goes. */
  Value at(Value x, int axis, long index) {
    return node("Squeeze", List.of(), slice(x, axis, index, index + 1), longs(axis));
  }

  /** Takes places of an axis. */
  Value gather(Value x, int axis, Value places) {
    return node("Gather", List.of(whole("axis", axis)), x, places);
  }

  /** Takes places of an axis. */
  Value gather(Value x, int axis, long... places) {
    return gather(x, axis, longs(places));
  }

  /** Adds an axis of size 1. */
  Value unsqueeze(Value x, int axis) {
    return node("Unsqueeze", List.of(), x, longs(axis));
  }

  /** Changes the shape; 0 keeps the size of an axis, and at most one may be −1 for the rest. */
  Value reshape(Value x, long... sizes) {
    return node("Reshape", List.of(), x, longs(sizes));
  }

  Value transpose(Value x, long... order) {
    return node("Transpose", List.of(wholes("perm", order)), x);
  }

  /** Normalises the last axis. */
  Value layerNorm(Value x, Value gain, Value bias, double epsilon) {
    AttributeProto small =
        attribute("epsilon", AttributeProto.AttributeType.FLOAT).setF((float) epsilon).build();
    return node("LayerNormalization", List.of(whole("axis", -1), small), x, gain, bias);
  }

  /** Convolves pictures of shape (n, in, height, width) with weights (out, in / groups, h, w). */
  Value convolve(Value x, Value weight, @Nullable Value bias, Convolving how) {
    List<AttributeProto> attributes =
        List.of(
            wholes("kernel_shape", how.height(), how.width()),
            wholes("strides", how.stride(), how.stride()),
            wholes("pads", how.above(), how.beside(), how.above(), how.beside()),
            whole("group", how.groups()));
    return bias == null
        ? node("Conv", attributes, x, weight)
        : node("Conv", attributes, x, weight, bias);
  }

  private Value node(String operation, List<AttributeProto> attributes, Value... inputs) {
    String name = operation.toLowerCase(Locale.ROOT) + "." + graph.getNodeCount();
    NodeProto.Builder node =
        graph
            .addNodeBuilder()
            .setOpType(operation)
            .setName(name)
            .addAllAttribute(attributes)
            .addOutput(name);
    for (Value input : inputs) {
      node.addInput(input.name());
    }
    return new Value(name);
  }

  private static AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }

  private static AttributeProto whole(String name, long value) {
    return attribute(name, AttributeProto.AttributeType.INT).setI(value).build();
  }

  private static AttributeProto wholes(String name, long... values) {
    AttributeProto.Builder attribute = attribute(name, AttributeProto.AttributeType.INTS);
    LongStream.of(values).forEach(attribute::addInts);
    return attribute.build();
  }

  /** Returns the file's bytes. */
  ByteBuffer bytes(String meaning, Map<String, String> metadata) {
    OnnxMl.ModelProto.Builder model =
        OnnxMl.ModelProto.newBuilder()
            .setIrVersion(FORMAT)
            .setProducerName("Cuepoint")
            .setDocString(meaning)
            .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
            .setGraph(graph);
    metadata.forEach((key, value) -> model.addMetadataPropsBuilder().setKey(key).setValue(value));
    return ByteBuffer.wrap(model.build().toByteArray());
  }
}
