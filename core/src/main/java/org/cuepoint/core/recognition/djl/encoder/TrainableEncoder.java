package org.cuepoint.core.recognition.djl.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.djl.training.ParameterSet;

/**
 * An FE encoder that can be trained: filters and a batch normalisation after each, which uses the
 * statistics of the batch (Ioffe and Szegedy, "Batch Normalization", ICML 2015). No running means
 * are kept: {@link #fold} takes the statistics of given pictures, so that the same filters fit
 * whatever project they come to. One thread at a time.
 */
public final class TrainableEncoder {

  private static final float EPSILON = 1e-5f;
  private static final String WEIGHT = ".weight";
  private static final String SCALE = ".scale";
  private static final String SHIFT = ".shift";

  private final EncoderSpec spec;
  private final ParameterSet parameters;

  /** Uses parameters that {@link #random} made or that were read from a file. */
  public TrainableEncoder(EncoderSpec spec, ParameterSet parameters) {
    this.spec = spec;
    this.parameters = parameters;
  }

  /**
   * Makes random filters (He et al., "Delving Deep into Rectifiers", 2015).
   *
   * <p>In the stem, half of the filters see colour only and half see the difference only: with
   * filters over all four channels the difference, which is near zero almost everywhere, drowns.
   *
   * @param manager owns the parameters
   */
  public static TrainableEncoder random(
      NDManager manager, EncoderSpec spec, RandomGenerator random) {
    ParameterSet parameters = new ParameterSet(manager);
    add(parameters, "stem", stem(manager, spec.stem(), random));
    int width = spec.stem();
    for (int s = 0; s < spec.stages().size(); s++) {
      EncoderSpec.Stage stage = spec.stages().get(s);
      for (int b = 0; b < stage.blocks(); b++) {
        String name = block(s, b);
        int out = stage.width();
        add(parameters, name + ".first", filters(manager, out, width, 3, random));
        add(parameters, name + ".second", filters(manager, out, out, 3, random));
        if (b == 0) {
          add(parameters, name + ".shortcut", filters(manager, out, width, 1, random));
        }
        width = out;
      }
    }
    return new TrainableEncoder(spec, parameters);
  }

  private static String block(int stage, int block) {
    return "stage" + stage + ".block" + block;
  }

  private static void add(ParameterSet parameters, String name, NDArray weight) {
    int out = (int) weight.getShape().get(0);
    parameters.add(name + WEIGHT, weight);
    parameters.add(name + SCALE, parameters.manager().ones(new Shape(out)));
    parameters.add(name + SHIFT, parameters.manager().zeros(new Shape(out)));
  }

  /** Returns the shape of the network. */
  public EncoderSpec spec() {
    return spec;
  }

  /** Returns filters, scales and shifts. */
  public ParameterSet parameters() {
    return parameters;
  }

  /** Returns the same network with other values of the same names. */
  public TrainableEncoder with(ParameterSet values) {
    return new TrainableEncoder(spec, values);
  }

  /**
   * Runs the network on a batch.
   *
   * @param input shape (n, 4, s, s), standardised; s a multiple of the network's total stride
   * @return shape (n, C, s / stride, s / stride)
   */
  public NDArray forward(NDArray input) {
    return run(input, this::normalised);
  }

  /**
   * Runs the network with given statistics instead of those of the batch.
   *
   * @param input shape (n, 4, s, s), not standardised
   * @return shape (n, C, s / stride, s / stride)
   */
  public NDArray forward(NDArray input, NormStatistics statistics) {
    return run(
        statistics.input().standardise(input),
        (x, name, stride) ->
            statistics.normalise(
                convolve(x, weight(name), stride), name, scale(name), shift(name)));
  }

  /** Returns the names of the convolutions, each with its normalisation, in order. */
  public List<String> layers() {
    List<String> names = new ArrayList<>(List.of("stem"));
    for (int s = 0; s < spec.stages().size(); s++) {
      for (int b = 0; b < spec.stages().get(s).blocks(); b++) {
        names.add(block(s, b) + ".first");
        names.add(block(s, b) + ".second");
        if (b == 0) {
          names.add(block(s, b) + ".shortcut");
        }
      }
    }
    return List.copyOf(names);
  }

  /** Says whether a layer or a parameter is of the last stage. */
  public boolean isOfLastStage(String name) {
    return name.startsWith("stage" + (spec.stages().size() - 1) + ".");
  }

  NDArray weight(String layer) {
    return parameters.get(layer + WEIGHT);
  }

  NDArray scale(String layer) {
    return parameters.get(layer + SCALE);
  }

  NDArray shift(String layer) {
    return parameters.get(layer + SHIFT);
  }

  /**
   * Folds given statistics into the filters, for inference.
   *
   * @return the weights file's bytes
   */
  public byte[] fold(NormStatistics statistics) throws IOException {
    List<ConvEncoder.Convolution> folded = new ArrayList<>();
    try (NDManager scope = parameters.manager().newSubManager()) {
      for (String layer : layers()) {
        boolean halves =
            layer.equals("stem")
                || layer.endsWith(".block0.first")
                || layer.endsWith(".block0.shortcut");
        folded.add(statistics.fold(scope, this, layer, halves ? 2 : 1));
      }
      InputStatistics input = statistics.input();
      return new EncoderWeights(spec, input.mean(), input.deviation(), folded).encode();
    }
  }

  /**
   * Takes the statistics of pictures and folds them into the filters, for inference.
   *
   * @param manager owns the weights
   * @param input shape (n, 4, size, size), RGB 0 to 1 and luminance difference −1 to 1, not
   *     standardised
   * @return the weights file's bytes
   */
  public byte[] fold(NDManager manager, NDArray input) throws IOException {
    InputStatistics statistics = InputStatistics.of(manager, input);
    List<ConvEncoder.Convolution> layers = new ArrayList<>();
    run(
        statistics.standardise(input),
        (x, name, stride) -> foldLayer(manager, layers, x, name, stride));
    return new EncoderWeights(spec, statistics.mean(), statistics.deviation(), layers).encode();
  }

  /** One convolution with its normalisation. */
  private interface Layer {
    NDArray apply(NDArray x, String name, int stride);
  }

  private NDArray run(NDArray input, Layer layer) {
    NDArray x = ConvEncoder.relu(layer.apply(input, "stem", 2));
    for (int s = 0; s < spec.stages().size(); s++) {
      for (int b = 0; b < spec.stages().get(s).blocks(); b++) {
        String name = block(s, b);
        int stride = b == 0 ? 2 : 1;
        NDArray inner = ConvEncoder.relu(layer.apply(x, name + ".first", stride));
        inner = layer.apply(inner, name + ".second", 1);
        NDArray shortcut = b == 0 ? layer.apply(x, name + ".shortcut", stride) : x;
        x = ConvEncoder.relu(inner.add(shortcut));
      }
    }
    return x;
  }

  private NDArray normalised(NDArray x, String name, int stride) {
    NDArray y = convolve(x, parameters.get(name + WEIGHT), stride);
    long out = y.getShape().get(1);
    NDManager scope = x.getManager();
    return BatchNorm.batchNorm(
            y,
            scope.zeros(new Shape(out)),
            scope.ones(new Shape(out)),
            parameters.get(name + SCALE),
            parameters.get(name + SHIFT),
            1,
            0.9f,
            EPSILON,
            true)
        .singletonOrThrow();
  }

  private NDArray foldLayer(
      NDManager manager, List<ConvEncoder.Convolution> layers, NDArray x, String name, int stride) {
    NDArray weight = parameters.get(name + WEIGHT);
    int out = (int) weight.getShape().get(0);
    NDArray y = convolve(x, weight, stride);
    NDArray flat = y.transpose(1, 0, 2, 3).reshape(out, -1);
    NDArray mean = flat.mean(new int[] {1});
    NDArray deviation =
        flat.sub(mean.reshape(out, 1)).square().mean(new int[] {1}).add(EPSILON).sqrt();
    NDArray scale = scoped(x, name + SCALE).div(deviation);
    NDArray folded = scoped(x, name + WEIGHT).mul(scale.reshape(out, 1, 1, 1));
    NDArray bias = scoped(x, name + SHIFT).sub(mean.mul(scale));
    folded.attach(manager);
    bias.attach(manager);
    layers.add(new ConvEncoder.Convolution(folded, bias, stride));
    return y.mul(scale.reshape(1, out, 1, 1)).add(bias.reshape(1, out, 1, 1));
  }

  /** Returns a copy that belongs to the scope of {@code x}, so that what is made of it does too. */
  private NDArray scoped(NDArray x, String name) {
    NDArray parameter = parameters.get(name);
    NDArray copy = parameter.duplicate();
    copy.attach(x.getManager());
    return copy;
  }

  private static NDArray convolve(NDArray x, NDArray weight, int stride) {
    long kernel = weight.getShape().get(2);
    NDList out =
        Conv2d.conv2d(
            x,
            weight,
            null,
            new Shape(stride, stride),
            new Shape(kernel / 2, kernel / 2),
            new Shape(1, 1));
    return out.singletonOrThrow();
  }

  private static NDArray filters(
      NDManager manager, int out, int in, int kernel, RandomGenerator random) {
    float[] values = new float[out * in * kernel * kernel];
    double deviation = Math.sqrt(2.0 / (in * kernel * kernel));
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return manager.create(values, new Shape(out, in, kernel, kernel));
  }

  private static NDArray stem(NDManager manager, int out, RandomGenerator random) {
    float[] values = new float[out * 4 * 9];
    for (int o = 0; o < out; o++) {
      boolean difference = o % 2 == 1;
      for (int c = 0; c < 4; c++) {
        for (int i = 0; i < 9; i++) {
          values[(o * 4 + c) * 9 + i] = (c == 3) == difference ? (float) random.nextGaussian() : 0f;
        }
      }
    }
    return manager.create(values, new Shape(out, 4, 3, 3));
  }
}
