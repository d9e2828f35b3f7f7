package org.cuepoint.core.recognition.djl.distill;

import ai.djl.ndarray.NDArray;
import org.cuepoint.core.recognition.djl.training.Scalars;

/** How unlike a student's features are to its teacher's. Pure functions; results are scalars. */
final class Likeness {

  private static final float EPSILON = 1e-5f;

  private Likeness() {}

  /**
   * Returns the mean smooth L1 of features that are normalised tick by tick, so that only their
   * pattern counts and not their size.
   *
   * @param student shape (…, width)
   * @param teacher the same shape
   */
  static NDArray features(NDArray student, NDArray teacher) {
    NDArray wrong = normalised(student).sub(normalised(teacher)).abs();
    NDArray near = Scalars.atMost(wrong, 1);
    return Scalars.times(near.square(), 0.5).add(wrong.sub(near)).mean();
  }

  private static NDArray normalised(NDArray x) {
    NDArray centred = x.sub(x.mean(new int[] {-1}, true));
    NDArray variance = centred.square().mean(new int[] {-1}, true);
    return centred.div(variance.add(EPSILON).sqrt());
  }

  /**
   * Returns the mean squared difference of the cosine similarities between all ticks of a piece
   * (relational knowledge: Park et al., CVPR 2019; Tung and Mori, ICCV 2019). Widths may differ.
   *
   * @param student shape (batch, ticks, width)
   * @param teacher shape (batch, ticks, other width)
   */
  static NDArray relation(NDArray student, NDArray teacher) {
    return similarities(student).sub(similarities(teacher)).square().mean();
  }

  private static NDArray similarities(NDArray x) {
    NDArray length = x.square().sum(new int[] {2}, true).add(EPSILON).sqrt();
    NDArray unit = x.div(length);
    return unit.matMul(unit.transpose(0, 2, 1));
  }
}
