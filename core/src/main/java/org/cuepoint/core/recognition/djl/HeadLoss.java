package org.cuepoint.core.recognition.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * The loss of the fast head on what is known of each tick.
 *
 * <p>For each exclusive group the loss of a tick is {@code −log} of the probability that the label
 * leaves possible: one output where the label is known, all but the excluded ones for a negative
 * label, all (a loss of 0) where nobody looked. So unlabelled is not negative. Weighted by class
 * with the effective number of samples (Cui et al., "Class-Balanced Loss", CVPR 2019, equation 4).
 * To it comes the truncated smoothness of Farha and Gall, "MS-TCN", CVPR 2019, equations 9 to 11,
 * on all ticks.
 */
final class HeadLoss {

  private static final double EFFECTIVE_NUMBER_BETA = 0.999;
  private static final float IMPOSSIBLE = -1e9f;
  private static final float TRUNCATION = 16f;

  private final List<List<Integer>> groups;
  private final int[] offsets;
  private final int outputs;
  private final float[] outputWeights;
  private final double smoothing;

  HeadLoss(List<List<Integer>> groups, List<List<Target>> targets, double smoothing) {
    this.groups = groups;
    this.smoothing = smoothing;
    this.outputs = HeadNetwork.outputs(groups);
    this.offsets = new int[groups.size()];
    for (int g = 1; g < offsets.length; g++) {
      offsets[g] = offsets[g - 1] + 1 + groups.get(g - 1).size();
    }
    this.outputWeights = weights(targets);
  }

  private float[] weights(List<List<Target>> clips) {
    long[] ticks = new long[outputs];
    for (List<Target> targets : clips) {
      for (Target target : targets) {
        if (target.label() != Target.NOT_KNOWN) {
          ticks[output(target.group(), target.label())] += target.end() - target.start();
        }
      }
    }
    float[] weights = new float[outputs];
    double sum = 0;
    long all = 0;
    for (int o = 0; o < outputs; o++) {
      if (ticks[o] > 0) {
        weights[o] =
            (float)
                ((1 - EFFECTIVE_NUMBER_BETA)
                    / (1 - Math.pow(EFFECTIVE_NUMBER_BETA, (double) ticks[o])));
        sum += weights[o] * ticks[o];
        all += ticks[o];
      }
    }
    for (int o = 0; o < outputs; o++) {
      weights[o] = ticks[o] == 0 ? 1f : (float) (weights[o] * all / sum);
    }
    return weights;
  }

  /** Returns the position of a class of the scheme (or of background) among the outputs. */
  private int output(int group, int label) {
    return label == Target.BACKGROUND
        ? offsets[group]
        : offsets[group] + 1 + groups.get(group).indexOf(label);
  }

  /** What the labels leave possible in a batch, filled piece by piece. Not thread-safe. */
  final class Labels {
    private final int length;
    private final float[] impossible;
    private final float[] weight;

    Labels(int batch, int length) {
      this.length = length;
      this.impossible = new float[batch * outputs * length];
      this.weight = new float[groups.size() * batch * length];
    }

    /** Fills row {@code row} from the targets of a clip that starts at tick {@code start} there. */
    void fill(int row, int batch, int start, List<Target> targets) {
      for (Target target : targets) {
        int from = Math.max(0, target.start() - start);
        int to = Math.min(length, target.end() - start);
        for (int t = from; t < to; t++) {
          fillTick(row, batch, t, target);
        }
      }
    }

    private void fillTick(int row, int batch, int t, Target target) {
      int g = target.group();
      int size = 1 + groups.get(g).size();
      boolean known = target.label() != Target.NOT_KNOWN;
      int label = known ? output(g, target.label()) : -1;
      for (int o = offsets[g]; o < offsets[g] + size; o++) {
        boolean possible =
            known
                ? o == label
                : o == offsets[g]
                    || !target.excluded().contains(groups.get(g).get(o - offsets[g] - 1));
        impossible[(row * outputs + o) * length + t] = possible ? 0f : IMPOSSIBLE;
      }
      weight[(g * batch + row) * length + t] = known ? outputWeights[label] : 1f;
    }
  }

  /**
   * Returns the loss, a scalar.
   *
   * @param logits shape (batch, outputs, ticks)
   * @param labels what is known
   */
  NDArray of(NDArray logits, Labels labels) {
    NDManager manager = logits.getManager();
    Shape shape = logits.getShape();
    long batch = shape.get(0);
    long length = shape.get(2);
    NDArray impossible = manager.create(labels.impossible, shape);
    NDArray weights = manager.create(labels.weight, new Shape(groups.size(), batch, length));
    NDArray total = manager.create(0f);
    for (int g = 0; g < groups.size(); g++) {
      NDIndex slice =
          new NDIndex(":, " + offsets[g] + ":" + (offsets[g] + 1 + groups.get(g).size()));
      NDArray logP = logits.get(slice).logSoftmax(1);
      NDArray possible = logP.add(impossible.get(slice));
      NDArray peak = possible.max(new int[] {1}, true).stopGradient();
      NDArray logSum = possible.sub(peak).exp().sum(new int[] {1}).log().add(peak.squeeze(1));
      NDArray weight = weights.get(g);
      NDArray known = logSum.neg().mul(weight).sum().div(weight.sum().add(1e-6f));
      NDArray later = logP.get(":, :, 1:");
      NDArray earlier = logP.get(":, :, :" + (length - 1)).stopGradient();
      NDArray rough = later.sub(earlier).square().minimum(TRUNCATION).mean();
      total = total.add(known).add(rough.mul((float) smoothing));
    }
    return total;
  }
}
