package org.cuepoint.core.recognition.djl.export;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A file in ONNX Runtime. One thread at a time. */
public final class OnnxFile implements AutoCloseable {

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  /** Opens a file. */
  public OnnxFile(Path file) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      session = environment.createSession(file.toString(), options);
    }
  }

  /** Makes a tensor of floats. */
  public OnnxTensor floats(float[] values, long... shape) throws OrtException {
    return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
  }

  /** Returns what stands under a name. */
  public static <T> T named(Map<String, T> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  OrtEnvironment environment() {
    return environment;
  }

  OrtSession session() {
    return session;
  }

  /** Runs; the inputs are closed. */
  public Map<String, float[]> run(Map<String, OnnxTensor> inputs) throws OrtException {
    Map<String, float[]> said = new HashMap<>();
    try (OrtSession.Result result = session.run(inputs)) {
      for (Map.Entry<String, OnnxValue> output : result) {
        FloatBuffer values = ((OnnxTensor) output.getValue()).getFloatBuffer();
        float[] copy = new float[values.remaining()];
        values.get(copy);
        said.put(output.getKey(), copy);
      }
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
    return said;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
