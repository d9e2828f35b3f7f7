package org.cuepoint.core.recognition.djl.supervision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.WeakLabels;

/**
 * The loss of a tag by multiple-instance learning: the probability that the class happens in a
 * range is the mean over its few most probable ticks (Paul, Roy and Roy-Chowdhury, "W-TALC", ECCV
 * 2018, section 3.3, with k bounded, since actions do not last longer in longer videos).
 */
public final class TagLoss {

  private static final int MOST_TICKS = 16;
  private static final int SHARE = 8;
  private static final float SURE = 1e-4f;

  private final LabelSpace space;

  /** Makes the loss. */
  public TagLoss(LabelSpace space) {
    this.space = space;
  }

  /**
   * Returns {@code −log} of the probability that what a tag says is so; a scalar.
   *
   * @param logits of the tag's range, shape (outputs, ticks)
   */
  public NDArray of(NDArray logits, WeakLabels.Tag tag) {
    int group = space.groupOf(tag.label());
    int offset = space.offset(group);
    NDIndex slice = new NDIndex(offset + ":" + (offset + space.size(group)));
    NDArray p = logits.get(slice).softmax(0);
    NDArray happens = null;
    List<Integer> classes = new ArrayList<>(space.descendants(tag.label()));
    classes.add(tag.label());
    for (int c : classes) {
      if (space.groups().get(group).contains(c)) {
        NDArray one = p.get(space.output(group, c) - offset);
        happens = happens == null ? one : happens.add(one);
      }
    }
    NDArray best = topMean(java.util.Objects.requireNonNull(happens));
    NDArray right =
        tag.presence() == WeakLabels.Presence.SOMEWHERE ? best : best.neg().add(1f + SURE);
    return right.add(SURE).log().neg();
  }

  /** The ticks are chosen by value; the gradient goes through their mean only. */
  private static NDArray topMean(NDArray p) {
    float[] values = p.toFloatArray();
    int k = Math.clamp(values.length / SHARE, 1, MOST_TICKS);
    float[] sorted = values.clone();
    java.util.Arrays.sort(sorted);
    float least = sorted[sorted.length - k];
    float[] chosen = new float[values.length];
    int count = 0;
    for (int t = 0; t < values.length && count < k; t++) {
      if (values[t] >= least) {
        chosen[t] = 1f;
        count++;
      }
    }
    NDManager manager = p.getManager();
    return Scalars.over(p.mul(manager.create(chosen, new Shape(chosen.length))).sum(), count);
  }
}
