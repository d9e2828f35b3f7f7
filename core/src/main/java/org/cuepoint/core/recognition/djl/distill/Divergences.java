package org.cuepoint.core.recognition.djl.distill;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.Objective.Divergence;

/**
 * How far a student's distributions are from a teacher's, or from each other. All take class logits
 * of shape (…, outputs) with the outputs of the label space in the last dimension, and return a
 * scalar: for each exclusive group the weighted mean over all that comes before, and their sum.
 */
final class Divergences {

  private static final float LEAST = 1e-8f;

  private final LabelSpace space;
  private final double temperature;
  private final Divergence form;

  /**
   * Makes divergences.
   *
   * @param temperature T, at least 1; results are multiplied by T², so that gradients keep their
   *     size
   */
  Divergences(LabelSpace space, double temperature, Divergence form) {
    this.space = space;
    this.temperature = temperature;
    this.form = form;
  }

  /**
   * Returns the divergence of a student from its teacher.
   *
   * @param student logits
   * @param teacher probabilities within each group, of the same shape
   * @param weights of each place and group, shape (…, groups)
   */
  NDArray fromTeacher(NDArray student, NDArray teacher, NDArray weights) {
    NDArray total = student.getManager().create(0f);
    for (int g = 0; g < space.groups().size(); g++) {
      NDArray target = softened(group(teacher, g));
      NDArray logs = Scalars.over(group(student, g), temperature).logSoftmax(-1);
      NDArray other = form == Divergence.FORWARD_KL ? logs : logs.exp();
      NDArray each = target.mul(target.add(LEAST).log().sub(other)).sum(new int[] {-1});
      NDArray weight = weights.get(new NDIndex("..., " + g));
      total = total.add(each.mul(weight).sum().div(weight.sum().add(1e-6f)));
    }
    return Scalars.times(total, temperature * temperature);
  }

  /** Probabilities at the temperature: {@code p^(1/T)}, normalised. */
  private NDArray softened(NDArray probabilities) {
    return Scalars.over(probabilities.add(LEAST).log(), temperature).softmax(-1);
  }

  /**
   * Returns the symmetric divergence {@code (KL(a ‖ b) + KL(b ‖ a)) / 2} of two views, at
   * temperature 1.
   */
  NDArray between(NDArray a, NDArray b) {
    NDArray total = a.getManager().create(0f);
    for (int g = 0; g < space.groups().size(); g++) {
      NDArray logA = group(a, g).logSoftmax(-1);
      NDArray logB = group(b, g).logSoftmax(-1);
      NDArray each = logA.exp().sub(logB.exp()).mul(logA.sub(logB)).sum(new int[] {-1});
      total = total.add(Scalars.over(each.mean(), 2));
    }
    return total;
  }

  private NDArray group(NDArray outputs, int group) {
    int offset = space.offset(group);
    return outputs.get(new NDIndex("..., " + offset + ":" + (offset + space.size(group))));
  }
}
