package org.cuepoint.core.recognition.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cuepoint.core.recognition.BackboneDescription;
import org.cuepoint.core.recognition.BackboneFile;
import org.cuepoint.core.recognition.TokenPooling;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.recognition.djl.tune.TunableEncoder;

/**
 * A TorchScript network of a person that learns. One thread at a time.
 *
 * <p>DJL's block records gradients only in training mode, which would also move the statistics of
 * batch normalisations and drop values; so the network is put into evaluation mode and run with
 * gradients, one level below the block. The parameters are those of the module itself: what the
 * optimiser changes in place is what the network uses and what is saved.
 */
final class TorchScriptTuning implements TunableEncoder, AutoCloseable {

  private static final int COLOURS = 3;

  private final BackboneDescription description;
  private final Model model;
  private final PtSymbolBlock block;
  private final ParameterSet parameters;
  private final ParameterSet none;
  private final Set<String> lastStage = new LinkedHashSet<>();
  private final int values;

  private TorchScriptTuning(NDManager manager, BackboneFile file, Model model) {
    this.description = file.description();
    this.model = model;
    this.block = (PtSymbolBlock) model.getBlock();
    this.parameters = new ParameterSet(manager);
    this.none = new ParameterSet(manager);
    // Loaded arrays belong to the model; the optimiser works in the manager of its parameters.
    for (var named : block.getParameters()) {
      parameters.add(named.getKey(), named.getValue().getArray());
    }
    lastStage.addAll(lastStage(parameters.names()));
    JniUtils.enableInferenceMode(block);
    int size = description.input().size();
    try (NDManager scope = manager.newSubManager()) {
      NDArray grey = scope.zeros(new Shape(1, 4, size, size));
      this.values = (int) tokens(grey).getShape().get(1);
    }
  }

  /**
   * Opens a network.
   *
   * @param manager owns its parameters
   * @throws IOException if it cannot learn; the message says why
   */
  static TorchScriptTuning open(NDManager manager, Device device, BackboneFile file)
      throws IOException {
    BackboneDescription description = file.description();
    if (description.clip() > 1) {
      throw new IOException(
          "The backbone "
              + description.name()
              + " sees "
              + description.clip()
              + " pictures at a time; only networks of single pictures can be tuned.");
    }
    Model model = TorchScriptBackbone.load(file, device, TorchScriptBackbone.Parameters.TRAINABLE);
    try {
      if (model.getBlock().getParameters().isEmpty()) {
        throw new IOException(
            "The backbone "
                + description.name()
                + " has no parameters that could learn; save it with torch.jit.script or"
                + " torch.jit.trace, without torch.jit.freeze.");
      }
      return new TorchScriptTuning(manager, file, model);
    } catch (IOException | RuntimeException problem) {
      model.close();
      throw problem;
    }
  }

  /**
   * Returns the parameters of the last part: names are paths of modules, and below what all share
   * the last module counts.
   */
  static List<String> lastStage(List<String> names) {
    List<String[]> paths = names.stream().map(name -> name.split("\\.")).toList();
    int shared = 0;
    while (sharesPart(paths, shared)) {
      shared++;
    }
    String[] last = paths.getLast();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String[] path = paths.get(i);
      if (path.length > shared && last.length > shared && path[shared].equals(last[shared])) {
        found.add(names.get(i));
      }
    }
    return found;
  }

  /** Says whether all paths go on with the same module after so many. */
  private static boolean sharesPart(List<String[]> paths, int depth) {
    String[] first = paths.getFirst();
    return paths.stream()
        .allMatch(path -> path.length > depth + 1 && path[depth].equals(first[depth]));
  }

  /** Writes the backbone as it is now, with its description. */
  byte[] packed() throws IOException {
    Path weights = Files.createTempFile("tuned", ".pt");
    Path packed = Files.createTempFile("tuned", ".backbone");
    try {
      try (OutputStream out = Files.newOutputStream(weights)) {
        JniUtils.writeModule(block, out, false);
      }
      BackboneFile.write(description, weights, packed);
      return Files.readAllBytes(packed);
    } finally {
      Files.deleteIfExists(weights);
      Files.deleteIfExists(packed);
    }
  }

  @Override
  public ParameterSet parameters() {
    return parameters;
  }

  @Override
  public ParameterSet state() {
    return none;
  }

  @Override
  public boolean isOfLastStage(String name) {
    return lastStage.contains(name);
  }

  @Override
  public int inputSize() {
    return description.input().size();
  }

  @Override
  public int values() {
    return values;
  }

  @Override
  public NDArray tokens(NDArray pictures) {
    NDList outputs = IValueUtils.forward(block, new NDList(input(pictures)), true);
    outputs.attach(pictures.getManager());
    NDArray wanted =
        TorchScriptBackbone.choose(description, outputs).toType(DataType.FLOAT32, false);
    return pool(map(wanted));
  }

  /** Lays pictures out as the network wants them. */
  private NDArray input(NDArray pictures) {
    BackboneDescription.Input in = description.input();
    NDArray rgb = pictures.get(":, 0:" + COLOURS);
    if (in.colours() == BackboneDescription.Colours.BGR) {
      rgb =
          NDArrays.concat(
              new NDList(pictures.get(":, 2:3"), pictures.get(":, 1:2"), pictures.get(":, 0:1")),
              1);
    }
    NDManager scope = pictures.getManager();
    NDArray values;
    if (in.type() == BackboneDescription.ValueType.UINT8) {
      values = Scalars.times(rgb, 255).round().clip(0, 255).toType(DataType.UINT8, false);
    } else {
      float[] factor = new float[COLOURS];
      float[] offset = new float[COLOURS];
      for (int c = 0; c < COLOURS; c++) {
        factor[c] = (float) ((in.high() - in.low()) / in.deviation().get(c));
        offset[c] = (float) ((in.low() - in.mean().get(c)) / in.deviation().get(c));
      }
      Shape each = new Shape(1, COLOURS, 1, 1);
      values = rgb.mul(scope.create(factor, each)).add(scope.create(offset, each));
    }
    return in.layout() == BackboneDescription.Layout.NHWC ? values.transpose(0, 2, 3, 1) : values;
  }

  /** Returns what the network gave as (n, channels, height, width). */
  private NDArray map(NDArray output) {
    long n = output.getShape().get(0);
    return switch (description.output().kind()) {
      case VECTOR -> output.reshape(n, -1, 1, 1);
      case MAP ->
          description.output().order() == BackboneDescription.ChannelOrder.CHW
              ? output
              : output.transpose(0, 3, 1, 2);
      case TOKENS -> {
        NDArray places =
            output.get(":, " + description.output().classTokens() + ":").transpose(0, 2, 1);
        long side = Math.round(Math.sqrt((double) places.getShape().get(2)));
        yield places.reshape(n, places.getShape().get(1), side, side);
      }
    };
  }

  private NDArray pool(NDArray map) {
    int height = (int) map.getShape().get(2);
    int width = (int) map.getShape().get(3);
    int tokens = Math.min(description.tokens(), Math.min(height, width));
    NDArray pooled = map;
    if (height != tokens || width != tokens) {
      NDManager scope = map.getManager();
      NDArray rows = scope.create(TokenPooling.weights(height, tokens), new Shape(tokens, height));
      NDArray columns = scope.create(TokenPooling.weights(width, tokens), new Shape(tokens, width));
      pooled = rows.matMul(map).matMul(columns.transpose());
    }
    return pooled.reshape(map.getShape().get(0), -1);
  }

  @Override
  public void close() {
    model.close();
  }
}
