package org.cuepoint.core.recognition.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv1d;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.train.FastHeadPlan;
import org.jspecify.annotations.Nullable;

/**
 * The fast head: token maps standardised by clip, one linear layer shared by all ticks, a few
 * dilated residual temporal convolutions, one linear layer to logits.
 *
 * <p>The temporal layers are those of MS-TCN's single stage (Abu Farha and Gall, "MS-TCN", CVPR
 * 2019, section 3.1): {@code x + W2 relu(W1 * x)} with kernel 3 and dilation 2^i. Outputs: for each
 * exclusive group one logit for background, then one for each class.
 */
final class HeadNetwork {

  private static final int KERNEL = 3;

  private final FastHeadPlan plan;
  private final int inputs;
  private final List<List<Integer>> groups;
  private final NDList parameters;

  /**
   * Takes over arrays that were decoded.
   *
   * @param inputs values of a tick
   * @param groups positions of the classes of each exclusive group
   * @param arrays the parameters in the order of the forward pass
   */
  HeadNetwork(FastHeadPlan plan, int inputs, List<List<Integer>> groups, NDList arrays) {
    this.plan = plan;
    this.inputs = inputs;
    this.groups = groups;
    this.parameters = arrays;
  }

  /** Makes a head with random parameters (He et al. 2015) that belong to the manager. */
  static HeadNetwork random(
      NDManager manager,
      FastHeadPlan plan,
      List<List<Integer>> groups,
      int inputs,
      RandomGenerator random) {
    NDList arrays = new NDList();
    addLayer(arrays, manager, random, plan.width(), inputs, 1, 1);
    for (int i = 0; i < plan.layers(); i++) {
      addLayer(arrays, manager, random, plan.width(), plan.width(), KERNEL, 1);
      addLayer(arrays, manager, random, plan.width(), plan.width(), 1, 0.3);
    }
    addLayer(arrays, manager, random, outputs(groups), plan.width(), 1, 0.3);
    return new HeadNetwork(plan, inputs, groups, arrays);
  }

  private static void addLayer(
      NDList arrays,
      NDManager manager,
      RandomGenerator random,
      int out,
      int in,
      int kernel,
      double gain) {
    float[] values = new float[out * in * kernel];
    double deviation = gain * Math.sqrt(2.0 / (in * kernel));
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    arrays.add(manager.create(values, new Shape(out, in, kernel)));
    arrays.add(manager.zeros(new Shape(out)));
  }

  static int outputs(List<List<Integer>> groups) {
    return groups.stream().mapToInt(group -> 1 + group.size()).sum();
  }

  FastHeadPlan plan() {
    return plan;
  }

  int inputs() {
    return inputs;
  }

  List<List<Integer>> groups() {
    return groups;
  }

  NDList parameters() {
    return parameters;
  }

  /** Says whether values are dropped in training. */
  boolean dropsValues() {
    return plan.inputDropout() > 0 || plan.dropout() > 0;
  }

  /** Returns how many ticks to either side an output can see. */
  int reach() {
    return (1 << plan.layers()) - 1;
  }

  /**
   * Runs the network for inference.
   *
   * @param x shape (batch, inputs, ticks)
   * @return logits, shape (batch, outputs, ticks)
   */
  NDArray infer(NDArray x) {
    return run(x, null);
  }

  /** Runs the network for training, with dropout masks drawn from {@code random}. */
  NDArray train(NDArray x, RandomGenerator random) {
    return run(x, random);
  }

  private NDArray run(NDArray input, @Nullable RandomGenerator random) {
    NDArray x = drop(input, plan.inputDropout(), random);
    int p = 0;
    x = convolve(x, p, 1);
    p += 2;
    for (int i = 0; i < plan.layers(); i++) {
      NDArray inner = Scalars.positive(convolve(x, p, 1 << i));
      inner = drop(convolve(inner, p + 2, 1), plan.dropout(), random);
      x = x.add(inner);
      p += 4;
    }
    return convolve(Scalars.positive(x), p, 1);
  }

  private NDArray convolve(NDArray x, int parameter, int dilation) {
    NDArray weight = parameters.get(parameter);
    long kernel = weight.getShape().get(2);
    return Conv1d.conv1d(
            x,
            weight,
            parameters.get(parameter + 1),
            new Shape(1),
            new Shape(kernel / 2 * dilation),
            new Shape(dilation))
        .singletonOrThrow();
  }

  /** Drops whole channels of a piece, so that neighbouring ticks cannot stand in for each other. */
  private static NDArray drop(NDArray x, double share, @Nullable RandomGenerator random) {
    if (random == null || share <= 0) {
      return x;
    }
    int rows = (int) x.getShape().get(0);
    int channels = (int) x.getShape().get(1);
    float keep = (float) (1 / (1 - share));
    float[] mask = new float[rows * channels];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = random.nextDouble() < share ? 0f : keep;
    }
    NDArray factor = x.getManager().create(mask, new Shape(rows, channels, 1));
    return x.mul(factor.toType(DataType.FLOAT32, false));
  }
}
