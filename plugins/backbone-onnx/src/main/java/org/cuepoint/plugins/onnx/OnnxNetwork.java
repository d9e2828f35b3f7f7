package org.cuepoint.plugins.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.core.recognition.BackboneDescription;
import org.cuepoint.core.recognition.BackboneDescription.ValueType;
import org.cuepoint.core.recognition.BackboneNetwork;
import org.cuepoint.core.recognition.PictureTensor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A network in ONNX Runtime. One thread at a time. */
final class OnnxNetwork implements BackboneNetwork {

  private static final Logger LOG = LoggerFactory.getLogger(OnnxNetwork.class);

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String inputName;
  private final String outputName;
  private final int largestBatch;

  private OnnxNetwork(
      OrtEnvironment environment, OrtSession session, BackboneDescription description)
      throws OrtException, IOException {
    this.environment = environment;
    this.session = session;
    this.inputName = inputName(session, description);
    this.outputName =
        description.output().name().isEmpty()
            ? session.getOutputNames().iterator().next()
            : description.output().name();
    @Nullable NodeInfo node = session.getInputInfo().get(inputName);
    if (node == null || !(node.getInfo() instanceof TensorInfo wanted)) {
      throw new IOException(
          "The input '" + inputName + "' of " + description.name() + " takes no pictures.");
    }
    this.largestBatch = requireFit(description, wanted);
  }

  /**
   * Opens a model.
   *
   * @throws IOException if ONNX Runtime does not read it or the description does not fit it; the
   *     message says what to do
   */
  static OnnxNetwork open(BackboneDescription description, OnnxGraph graph) throws IOException {
    NativeFolder.prepare();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    OrtSession session;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads());
      options.setInterOpNumThreads(1);
      // Waiting threads that spin take the cores from libtorch and the decoder.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(graph.bytes(), options);
    } catch (OrtException refused) {
      throw new IOException(
          "ONNX Runtime "
              + environment.getVersion()
              + " cannot open the backbone "
              + description.name()
              + ", which was written for opset "
              + graph.opset()
              + " ("
              + refused.getMessage()
              + "); if it is newer than this ONNX Runtime, export it again for an older opset.",
          refused);
    }
    try {
      return new OnnxNetwork(environment, session, description);
    } catch (OrtException | IOException problem) {
      closeQuietly(session);
      throw problem instanceof IOException known
          ? known
          : new IOException("The backbone " + description.name() + " cannot be asked", problem);
    }
  }

  /** The engine says how many threads one operation may use. */
  private static int threads() {
    String asked = System.getenv("OMP_NUM_THREADS");
    return asked != null && asked.matches("[1-9][0-9]{0,2}")
        ? Integer.parseInt(asked)
        : Runtime.getRuntime().availableProcessors();
  }

  private static String inputName(OrtSession session, BackboneDescription description)
      throws IOException {
    String wanted = description.input().name();
    Set<String> names = session.getInputNames();
    if (wanted.isEmpty() && names.size() == 1) {
      return names.iterator().next();
    }
    if (names.contains(wanted)) {
      return wanted;
    }
    throw new IOException(
        "The backbone "
            + description.name()
            + " has "
            + (wanted.isEmpty()
                ? "several inputs, and input.name says none"
                : "no input '" + wanted + "'")
            + "; there are "
            + String.join(", ", names)
            + ".");
  }

  /** Compares the input with the description and returns the largest batch. */
  private static int requireFit(BackboneDescription description, TensorInfo wanted)
      throws IOException {
    OnnxJavaType type =
        description.input().type() == ValueType.UINT8 ? OnnxJavaType.UINT8 : OnnxJavaType.FLOAT;
    if (wanted.type != type) {
      throw new IOException(
          "The backbone "
              + description.name()
              + " wants values of type "
              + wanted.type
              + "; its description says "
              + type
              + " (input.type).");
    }
    long[] ours = new PictureTensor(description).shape(1);
    long[] theirs = wanted.getShape();
    boolean fits = ours.length == theirs.length;
    for (int i = 1; fits && i < ours.length; i++) {
      fits = theirs[i] <= 0 || theirs[i] == ours[i];
    }
    if (!fits) {
      throw new IOException(
          "The backbone "
              + description.name()
              + " wants pictures of the shape "
              + text(theirs)
              + "; its description gives "
              + text(ours)
              + " (input.size, input.layout, clip).");
    }
    if (theirs[0] > 1) {
      throw new IOException(
          "The backbone "
              + description.name()
              + " takes "
              + theirs[0]
              + " pictures at a time and no other number; export it with a batch of 1 or a dynamic"
              + " one.");
    }
    return theirs[0] == 1 ? 1 : Integer.MAX_VALUE;
  }

  private static String text(long[] shape) {
    return Arrays.stream(shape)
        .mapToObj(length -> length <= 0 ? "any" : Long.toString(length))
        .collect(Collectors.joining("×"));
  }

  @Override
  public int largestBatch() {
    return largestBatch;
  }

  @Override
  public Output run(Buffer input, long[] shape) {
    try (OnnxTensor pictures = tensor(input, shape);
        OrtSession.Result result = session.run(Map.of(inputName, pictures), Set.of(outputName))) {
      if (result.get(0) instanceof OnnxTensor output) {
        return new Output(floats(output), output.getInfo().getShape());
      }
      throw new IllegalStateException("its output '" + outputName + "' is no tensor");
    } catch (OrtException refused) {
      throw new IllegalStateException(
          "the network refuses pictures of the shape "
              + text(shape)
              + " ("
              + refused.getMessage()
              + ")",
          refused);
    }
  }

  private OnnxTensor tensor(Buffer input, long[] shape) throws OrtException {
    return switch (input) {
      case FloatBuffer floats -> OnnxTensor.createTensor(environment, floats, shape);
      case ByteBuffer bytes ->
          OnnxTensor.createTensor(environment, bytes, shape, OnnxJavaType.UINT8);
      default -> throw new IllegalArgumentException("Not floats or bytes: " + input);
    };
  }

  /**
   * Quantised values stay as they are: scale and zero point are the same for all of a tensor, and
   * what reads features standardises them.
   */
  private static float[] floats(OnnxTensor output) {
    TensorInfo info = output.getInfo();
    float[] values = new float[Math.toIntExact(info.getNumElements())];
    switch (info.type) {
      case FLOAT, FLOAT16, BFLOAT16 -> output.getFloatBuffer().get(values);
      case DOUBLE -> {
        DoubleBuffer doubles = output.getDoubleBuffer();
        fill(values, i -> (float) doubles.get(i));
      }
      case UINT8 -> {
        ByteBuffer bytes = output.getByteBuffer();
        fill(values, i -> bytes.get(i) & 0xff);
      }
      case INT8 -> {
        ByteBuffer bytes = output.getByteBuffer();
        fill(values, bytes::get);
      }
      case INT32 -> {
        IntBuffer ints = output.getIntBuffer();
        fill(values, ints::get);
      }
      case INT64 -> {
        LongBuffer longs = output.getLongBuffer();
        fill(values, longs::get);
      }
      default -> throw new IllegalStateException("its output has values of type " + info.type);
    }
    return values;
  }

  private interface Value {
    float at(int index);
  }

  private static void fill(float[] values, Value source) {
    for (int i = 0; i < values.length; i++) {
      values[i] = source.at(i);
    }
  }

  private static void closeQuietly(OrtSession session) {
    try {
      session.close();
    } catch (OrtException problem) {
      LOG.warn("ONNX Runtime did not close a session", problem);
    }
  }

  @Override
  public void close() {
    closeQuietly(session);
  }
}
