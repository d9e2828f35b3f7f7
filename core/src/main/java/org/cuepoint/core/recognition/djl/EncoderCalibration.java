package org.cuepoint.core.recognition.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.recognition.EncoderSpec;

/**
 * Makes an untrained FE encoder whose batch normalisation fits a project: random filters (He et
 * al., "Delving Deep into Rectifiers", 2015), each layer normalised by the statistics of its output
 * on the project's own frames and folded at once.
 *
 * <p>In the stem, half of the filters see colour only and half see the difference only: with
 * filters over all four channels the difference, which is near zero almost everywhere, drowns.
 */
final class EncoderCalibration {

  private static final float EPSILON = 1e-5f;

  private final NDManager manager;
  private final RandomGenerator random;

  /**
   * Makes a calibration.
   *
   * @param manager owns the weights that are made
   * @param seed of the filters
   */
  EncoderCalibration(NDManager manager, long seed) {
    this.manager = manager;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /**
   * Makes the weights.
   *
   * @param input calibration pictures, shape (n, 4, size, size), as {@link
   *     ConvEncoder#fourChannels} gives them
   */
  EncoderWeights calibrate(EncoderSpec spec, NDArray input) {
    NDArray flat = input.transpose(1, 0, 2, 3).reshape(4, -1);
    NDArray mean = flat.mean(new int[] {1}).reshape(1, 4, 1, 1);
    NDArray deviation =
        flat.sub(flat.mean(new int[] {1}, true))
            .square()
            .mean(new int[] {1})
            .sqrt()
            .add(1e-3f)
            .reshape(1, 4, 1, 1);
    mean.attach(manager);
    deviation.attach(manager);

    List<ConvEncoder.Convolution> layers = new ArrayList<>();
    NDArray x = input.sub(mean).div(deviation);
    x = ConvEncoder.relu(add(layers, x, stem(spec.stem()), 2));
    int width = spec.stem();
    for (EncoderSpec.Stage stage : spec.stages()) {
      for (int block = 0; block < stage.blocks(); block++) {
        int stride = block == 0 ? 2 : 1;
        NDArray inner = ConvEncoder.relu(add(layers, x, filters(stage.width(), width, 3), stride));
        inner = add(layers, inner, filters(stage.width(), stage.width(), 3), 1);
        NDArray shortcut =
            block == 0 ? add(layers, x, filters(stage.width(), width, 1), stride) : x;
        x = ConvEncoder.relu(inner.add(shortcut));
        width = stage.width();
      }
    }
    return new EncoderWeights(spec, mean, deviation, layers);
  }

  /**
   * Convolves, folds the normalisation of the result into the layer, and returns the normalised
   * result.
   */
  private NDArray add(List<ConvEncoder.Convolution> layers, NDArray x, NDArray weight, int stride) {
    int out = (int) weight.getShape().get(0);
    NDArray zero = manager.zeros(new Shape(out));
    NDArray y = new ConvEncoder.Convolution(weight, zero, stride).apply(x);
    NDArray flat = y.transpose(1, 0, 2, 3).reshape(out, -1);
    NDArray mean = flat.mean(new int[] {1});
    NDArray scale = flat.sub(mean.reshape(out, 1)).square().mean(new int[] {1}).add(EPSILON).sqrt();
    NDArray folded = weight.div(scale.reshape(out, 1, 1, 1));
    NDArray bias = mean.div(scale).neg();
    folded.attach(manager);
    bias.attach(manager);
    layers.add(new ConvEncoder.Convolution(folded, bias, stride));
    return y.sub(mean.reshape(1, out, 1, 1)).div(scale.reshape(1, out, 1, 1));
  }

  private NDArray filters(int out, int in, int kernel) {
    float[] values = new float[out * in * kernel * kernel];
    double deviation = Math.sqrt(2.0 / (in * kernel * kernel));
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return manager.create(values, new Shape(out, in, kernel, kernel));
  }

  private NDArray stem(int out) {
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
