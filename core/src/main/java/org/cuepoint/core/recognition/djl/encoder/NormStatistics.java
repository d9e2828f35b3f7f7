package org.cuepoint.core.recognition.djl.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.BatchNorm;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.cuepoint.core.recognition.djl.training.ParameterSet;

/**
 * Means and variances that the normalisations of an encoder use instead of those of a batch, so
 * that it gives in training what it will give in use. Those that are watched follow the batches
 * slowly; the others stay as they are to the bit. One thread at a time.
 */
public final class NormStatistics {

  private static final float EPSILON = 1e-5f;
  private static final double FLOOR = 1e-12;
  private static final String MEAN = ".mean";
  private static final String VARIANCE = ".variance";

  private final InputStatistics input;
  private final ParameterSet values;
  private final Map<String, float[][]> seen = new HashMap<>();
  private Predicate<String> watched = layer -> false;

  private NormStatistics(InputStatistics input, ParameterSet values) {
    this.input = input;
    this.values = values;
  }

  /**
   * Finds the statistics that are folded into a weights file.
   *
   * <p>A folded filter is {@code w' = w g} with {@code g = scale / deviation}, its bias {@code b' =
   * shift − mean g}; with {@code w}, scale and shift known, {@code g} is the best factor between
   * the filters. A channel whose filter or scale is zero says nothing of its statistics; it gets
   * those that give its bias.
   *
   * @param manager owns the statistics
   * @param encoder the weights before folding
   * @param folded the weights file's bytes
   * @throws IOException if the file is not of this encoder
   */
  public static NormStatistics unfold(NDManager manager, TrainableEncoder encoder, byte[] folded)
      throws IOException {
    ParameterSet values = new ParameterSet(manager);
    try (NDManager scope = manager.newSubManager()) {
      EncoderWeights weights = EncoderWeights.decode(scope, folded);
      List<String> layers = encoder.layers();
      if (!weights.spec().equals(encoder.spec()) || weights.layers().size() != layers.size()) {
        throw new IOException(
            "The encoder is of the shape "
                + weights.spec().name()
                + " and its trainable weights of "
                + encoder.spec().name());
      }
      for (int i = 0; i < layers.size(); i++) {
        ConvEncoder.Convolution layer = weights.layers().get(i);
        float[] bias = layer.bias().toFloatArray();
        float[] mean = new float[bias.length];
        float[] variance = new float[bias.length];
        float[] scale = encoder.scale(layers.get(i)).toFloatArray();
        float[] shift = encoder.shift(layers.get(i)).toFloatArray();
        float[] before = encoder.weight(layers.get(i)).toFloatArray();
        float[] after = layer.weight().toFloatArray();
        for (int c = 0; c < bias.length; c++) {
          double factor = factor(before, after, c, before.length / bias.length);
          double deviation = scale[c] / factor;
          boolean known = Math.abs(factor) > FLOOR && Double.isFinite(deviation) && deviation > 0;
          double d = known ? deviation : 1;
          double g = known ? factor : scale[c];
          variance[c] = (float) Math.max(0, d * d - EPSILON);
          mean[c] = Math.abs(g) > FLOOR ? (float) ((shift[c] - bias[c]) / g) : 0;
        }
        values.add(layers.get(i) + MEAN, manager.create(mean));
        values.add(layers.get(i) + VARIANCE, manager.create(variance));
      }
      weights.mean().attach(manager);
      weights.deviation().attach(manager);
      return new NormStatistics(new InputStatistics(weights.mean(), weights.deviation()), values);
    }
  }

  private static double factor(float[] before, float[] after, int channel, int each) {
    double both = 0;
    double own = 0;
    for (int i = channel * each; i < (channel + 1) * each; i++) {
      both += (double) before[i] * after[i];
      own += (double) before[i] * before[i];
    }
    return own > 0 ? both / own : 0;
  }

  /** Returns those of the input. */
  public InputStatistics input() {
    return input;
  }

  /** Returns means and variances by layer; they change when they follow. */
  public ParameterSet values() {
    return values;
  }

  /** Chooses the layers whose batches are looked at from now on. */
  public void watch(Predicate<String> layers) {
    watched = layers;
  }

  /**
   * Moves the statistics of the layers that were seen since the last time towards what was seen.
   */
  public void follow(double pace) {
    for (Map.Entry<String, float[][]> layer : seen.entrySet()) {
      follow(values.get(layer.getKey() + MEAN), layer.getValue()[0], pace);
      follow(values.get(layer.getKey() + VARIANCE), layer.getValue()[1], pace);
    }
    seen.clear();
  }

  private static void follow(NDArray kept, float[] batch, double pace) {
    float[] now = kept.toFloatArray();
    for (int i = 0; i < now.length; i++) {
      now[i] += (float) (pace * (batch[i] - now[i]));
    }
    try (NDManager scope = kept.getManager().newSubManager()) {
      scope.create(now).copyTo(kept);
    }
  }

  /** Normalises what a convolution gives; gradients go through. */
  NDArray normalise(NDArray y, String layer, NDArray scale, NDArray shift) {
    if (watched.test(layer)) {
      look(y.stopGradient(), layer);
    }
    return BatchNorm.batchNorm(
            y,
            values.get(layer + MEAN),
            values.get(layer + VARIANCE),
            scale,
            shift,
            1,
            0f,
            EPSILON,
            false)
        .singletonOrThrow();
  }

  private void look(NDArray y, String layer) {
    long channels = y.getShape().get(1);
    NDArray flat = y.transpose(1, 0, 2, 3).reshape(channels, -1);
    NDArray mean = flat.mean(new int[] {1}, true);
    NDArray variance = flat.sub(mean).square().mean(new int[] {1});
    seen.put(layer, new float[][] {mean.toFloatArray(), variance.toFloatArray()});
  }

  /** Returns a filter with its normalisation folded in; both belong to {@code manager}. */
  ConvEncoder.Convolution fold(
      NDManager manager, TrainableEncoder encoder, String layer, int stride) {
    float[] mean = values.get(layer + MEAN).toFloatArray();
    float[] variance = values.get(layer + VARIANCE).toFloatArray();
    float[] scale = encoder.scale(layer).toFloatArray();
    float[] bias = encoder.shift(layer).toFloatArray();
    Shape shape = encoder.weight(layer).getShape();
    float[] weight = encoder.weight(layer).toFloatArray();
    int each = weight.length / bias.length;
    for (int c = 0; c < bias.length; c++) {
      float factor = (float) (scale[c] / Math.sqrt((double) variance[c] + EPSILON));
      bias[c] -= mean[c] * factor;
      for (int i = c * each; i < (c + 1) * each; i++) {
        weight[i] *= factor;
      }
    }
    return new ConvEncoder.Convolution(manager.create(weight, shape), manager.create(bias), stride);
  }
}
