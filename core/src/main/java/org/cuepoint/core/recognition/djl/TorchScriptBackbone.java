package org.cuepoint.core.recognition.djl;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cuepoint.core.recognition.Backbone;
import org.cuepoint.core.recognition.BackboneDescription;
import org.cuepoint.core.recognition.BackboneEncoder;
import org.cuepoint.core.recognition.BackboneFile;
import org.cuepoint.core.recognition.BackboneNetwork;
import org.cuepoint.core.recognition.FrameEncoder;

/**
 * Opens networks that a person saved with {@code torch.jit.script} or {@code torch.jit.trace}.
 * Frozen here; {@link TorchScriptTuning} lets them learn.
 */
public final class TorchScriptBackbone implements Backbone {

  /** The format's word in descriptions. */
  static final String ID = "torchscript";

  /** Made by ServiceLoader. */
  public TorchScriptBackbone() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String displayName() {
    return "TorchScript network";
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public boolean accepts(Path weights) {
    try {
      return BackboneFile.read(weights)
          .filter(file -> file.description().format().equals(ID))
          .isPresent();
    } catch (IOException unreadable) {
      return false;
    }
  }

  @Override
  public FrameEncoder open(Path weights) throws IOException {
    BackboneFile file =
        BackboneFile.read(weights)
            .orElseThrow(() -> new IOException(weights + " is no backbone of this program"));
    Device device = DjlBackend.bestDevice();
    return new BackboneEncoder(
        file, new Network(file.description(), device, load(file, device, Parameters.FROZEN)));
  }

  /** What may happen to the parameters. */
  enum Parameters {
    /** Inference only. */
    FROZEN,
    /** A trainer may change them. */
    TRAINABLE
  }

  /** Loads the network; the caller closes the model. */
  static Model load(BackboneFile file, Device device, Parameters parameters) throws IOException {
    Model model = Model.newInstance(file.description().name(), device, "PyTorch");
    try (InputStream in = file.weights()) {
      model.load(in, Map.of("trainParam", Boolean.toString(parameters == Parameters.TRAINABLE)));
      return model;
    } catch (MalformedModelException | RuntimeException broken) {
      model.close();
      throw new IOException(
          "The weights of "
              + file.description().name()
              + " are no TorchScript file that this libtorch reads ("
              + firstLine(broken)
              + "); save the network with torch.jit.script or torch.jit.trace.",
          broken);
    }
  }

  private static String firstLine(Throwable problem) {
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("").strip();
  }

  /** Returns the output that a description names. */
  static NDArray choose(BackboneDescription description, NDList outputs) {
    String name = description.output().name();
    if (name.isEmpty() && outputs.size() == 1) {
      return outputs.head();
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      NDArray output = outputs.get(i);
      String own = output.getName() == null ? Integer.toString(i) : output.getName();
      if (own.equals(name) || Integer.toString(i).equals(name)) {
        return output;
      }
      names.add(own + " " + output.getShape());
    }
    throw new IllegalStateException(
        (name.isEmpty()
                ? "it has several outputs, and output.name says none"
                : "it has no output '" + name + "'")
            + "; there are "
            + String.join(", ", names));
  }

  private static final class Network implements BackboneNetwork {
    private final BackboneDescription description;
    private final Model model;
    private final NDManager manager;
    private final ParameterStore parameters;

    Network(BackboneDescription description, Device device, Model model) {
      this.description = description;
      this.model = model;
      this.manager = NDManager.newBaseManager(device, "PyTorch");
      this.parameters = new ParameterStore(manager, false);
    }

    @Override
    public int largestBatch() {
      return Integer.MAX_VALUE;
    }

    @Override
    public Output run(Buffer input, long[] shape) {
      try (NDManager scope = manager.newSubManager()) {
        NDArray pictures =
            switch (input) {
              case FloatBuffer floats -> scope.create(floats, new Shape(shape));
              case ByteBuffer bytes -> scope.create(bytes, new Shape(shape), DataType.UINT8);
              default -> throw new IllegalArgumentException("Not floats or bytes: " + input);
            };
        NDList outputs = forward(scope, pictures);
        NDArray wanted = choose(description, outputs).toType(DataType.FLOAT32, false);
        return new Output(wanted.toFloatArray(), wanted.getShape().getShape());
      }
    }

    private NDList forward(NDManager scope, NDArray pictures) {
      try {
        NDList outputs = model.getBlock().forward(parameters, new NDList(pictures), false);
        outputs.attach(scope);
        return outputs;
      } catch (EngineException refused) {
        throw new IllegalStateException(
            "the network refuses pictures of the shape "
                + pictures.getShape()
                + " ("
                + reason(refused)
                + "); check input.size, input.layout and input.type",
            refused);
      }
    }

    /** TorchScript's messages begin with the call stack; what was wrong stands at the end. */
    private static String reason(EngineException refused) {
      List<String> lines =
          String.valueOf(refused.getMessage())
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
      return lines.reversed().stream()
          .filter(line -> line.contains("Error: "))
          .findFirst()
          .map(line -> line.substring(line.indexOf("Error: ") + "Error: ".length()))
          .orElse(lines.isEmpty() ? "no reason given" : lines.getFirst());
    }

    @Override
    public void close() {
      manager.close();
      model.close();
    }
  }
}
