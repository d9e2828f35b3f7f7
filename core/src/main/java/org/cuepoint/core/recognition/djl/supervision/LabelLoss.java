package org.cuepoint.core.recognition.djl.supervision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;

/**
 * The loss on what is known of each tick.
 *
 * <p>For each exclusive group the loss of a tick is {@code −log} of the probability that the label
 * leaves possible: one output where the label is known, the finer classes for a coarse one, all but
 * the excluded ones for a negative label, all (a loss of 0) where nobody looked. So unlabelled is
 * not negative. Weighted by class with the effective number of samples (Cui et al., "Class-Balanced
 * Loss", CVPR 2019, equation 4).
 */
public final class LabelLoss {

  private static final double EFFECTIVE_NUMBER_BETA = 0.999;
  private static final float TRUNCATION = 16f;

  private final LabelSpace space;
  private final Possible possible;
  private final float[] outputWeights;
  private final Form form;

  /**
   * The form of the loss of one tick.
   *
   * @param labelSmoothing share of a known label that is spread over its group
   * @param noiseExponent q of the generalised cross entropy {@code (1 − p^q) / q} (Zhang and
   *     Sabuncu, NeurIPS 2018, equation 6), which trusts single labels less; 0 for cross entropy
   */
  public record Form(double labelSmoothing, double noiseExponent) {
    /** Cross entropy. */
    public static final Form PLAIN = new Form(0, 0);
  }

  /**
   * Makes the loss of a set of clips.
   *
   * @param space the outputs
   * @param targets of all clips; they give the weights of the classes
   */
  public LabelLoss(LabelSpace space, List<List<Target>> targets, Form form) {
    this.space = space;
    this.form = form;
    this.possible = new Possible(space, targets);
    this.outputWeights = weights(targets);
  }

  private float[] weights(List<List<Target>> clips) {
    int outputs = space.outputs();
    long[] ticks = new long[outputs];
    for (List<Target> clip : clips) {
      for (Target target : clip) {
        if (target.label() != Target.NOT_KNOWN) {
          ticks[space.output(target.group(), target.label())] += target.end() - target.start();
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

  /** Returns the labels of a batch in which nothing is known yet. */
  public TickLabels labels(int batch, int length) {
    return new TickLabels(space, possible, outputWeights, batch, length);
  }

  /**
   * Returns the loss of what is known: for each group a weighted mean over its known ticks, and
   * their sum; a scalar.
   *
   * @param logits shape (batch, outputs, ticks)
   * @param labels what is known
   */
  public NDArray known(NDArray logits, TickLabels labels) {
    NDManager manager = logits.getManager();
    Shape shape = logits.getShape();
    Shape ticks = new Shape(space.groups().size(), shape.get(0), shape.get(2));
    NDArray impossible = manager.create(labels.impossible(), shape);
    NDArray weights = manager.create(labels.weight(), ticks);
    NDArray single = manager.create(labels.single(), ticks);
    NDArray total = manager.create(0f);
    for (int g = 0; g < space.groups().size(); g++) {
      NDArray logP = logits.get(slice(g)).logSoftmax(1);
      NDArray left = logP.add(impossible.get(slice(g)));
      NDArray peak = left.max(new int[] {1}, true).stopGradient();
      NDArray log = left.sub(peak).exp().sum(new int[] {1}).log().add(peak.squeeze(1));
      NDArray loss = log.neg();
      if (form.noiseExponent() > 0) {
        float q = (float) form.noiseExponent();
        loss = Scalars.over(Scalars.times(log, q).exp().neg().add(1f), q);
      }
      if (form.labelSmoothing() > 0) {
        NDArray share = Scalars.times(single.get(g), form.labelSmoothing());
        NDArray spread = logP.mean(new int[] {1}).neg();
        loss = loss.add(spread.sub(loss).mul(share));
      }
      NDArray weight = weights.get(g);
      total = total.add(loss.mul(weight).sum().div(weight.sum().add(1e-6f)));
    }
    return total;
  }

  /**
   * Returns the truncated roughness of Farha and Gall, "MS-TCN", CVPR 2019, equations 9 to 11, on
   * all ticks, known or not; summed over groups; a scalar.
   *
   * @param logits shape (batch, outputs, ticks)
   */
  public NDArray roughness(NDArray logits) {
    long length = logits.getShape().get(2);
    NDArray total = logits.getManager().create(0f);
    for (int g = 0; g < space.groups().size(); g++) {
      NDArray logP = logits.get(slice(g)).logSoftmax(1);
      NDArray later = logP.get(":, :, 1:");
      NDArray earlier = logP.get(":, :, :" + (length - 1)).stopGradient();
      total = total.add(Scalars.atMost(later.sub(earlier).square(), TRUNCATION).mean());
    }
    return total;
  }

  private NDIndex slice(int group) {
    int offset = space.offset(group);
    return new NDIndex(":, " + offset + ":" + (offset + space.size(group)));
  }
}
