package org.cuepoint.core.recognition.djl.supervision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;

/**
 * Where labels change, softly: 1 at the first tick of a new label and falling to 0 over a few ticks
 * to either side. A tick counts only if everything is known as far as its target could reach: next
 * to unlabelled time nobody can say that there is no edge. Immutable.
 */
public final class EdgeTargets {

  private final LabelSpace space;
  private final int ticks;
  private final float[] target;
  private final float[] mask;

  private EdgeTargets(LabelSpace space, int ticks) {
    this.space = space;
    this.ticks = ticks;
    this.target = new float[space.groups().size() * ticks];
    this.mask = new float[target.length];
  }

  /**
   * Finds the edges of a clip.
   *
   * @param targets of the clip, disjoint in each group
   * @param ticks of the clip
   * @param reach ticks to either side
   */
  public static EdgeTargets of(LabelSpace space, List<Target> targets, int ticks, int reach) {
    EdgeTargets made = new EdgeTargets(space, ticks);
    for (int g = 0; g < space.groups().size(); g++) {
      int[] labels = new int[ticks];
      java.util.Arrays.fill(labels, Target.NOT_KNOWN);
      for (Target each : targets) {
        if (each.group() == g) {
          java.util.Arrays.fill(labels, each.start(), Math.min(ticks, each.end()), each.label());
        }
      }
      made.group(g, labels, reach);
    }
    return made;
  }

  private void group(int g, int[] labels, int reach) {
    int unknown = -reach - 1;
    int[] sinceUnknown = new int[ticks];
    for (int t = 0; t < ticks; t++) {
      boolean coarse = t > 0 && isCoarser(labels[t - 1], labels[t]);
      unknown = labels[t] == Target.NOT_KNOWN || coarse ? t : unknown;
      sinceUnknown[t] = t - unknown;
    }
    unknown = ticks + reach + 1;
    for (int t = ticks - 1; t >= 0; t--) {
      unknown = sinceUnknown[t] == 0 ? t : unknown;
      boolean known = sinceUnknown[t] > reach && unknown - t > reach;
      mask[g * ticks + t] = known ? 1f : 0f;
    }
    for (int t = 1; t < ticks; t++) {
      if (labels[t] != labels[t - 1]) {
        for (int near = Math.max(0, t - reach); near <= Math.min(ticks - 1, t + reach); near++) {
          float value = 1f - Math.abs(near - t) / (reach + 1f);
          target[g * ticks + near] = Math.max(target[g * ticks + near], value);
        }
      }
    }
  }

  /** Says whether one label may be the other, so that between them there need not be an edge. */
  private boolean isCoarser(int a, int b) {
    return a >= 0
        && b >= 0
        && a != b
        && (space.ancestors(a).contains(b) || space.ancestors(b).contains(a));
  }

  /**
   * Copies a piece; what lies past the end of the clip does not count.
   *
   * @param targets shape (groups, length) from {@code offset} on
   * @param counts the same shape, 1 where a tick counts
   */
  public void read(int start, int length, float[] targets, float[] counts, int offset) {
    int copied = Math.min(length, ticks - start);
    for (int g = 0; g < space.groups().size(); g++) {
      System.arraycopy(target, g * ticks + start, targets, offset + g * length, copied);
      System.arraycopy(mask, g * ticks + start, counts, offset + g * length, copied);
    }
  }

  /**
   * Returns the mean binary cross entropy over the ticks that count; a scalar.
   *
   * @param logits shape (batch, groups, ticks)
   * @param targets as read, shape (batch, groups, ticks)
   * @param counts as read, the same shape
   */
  public static NDArray loss(NDArray logits, float[] targets, float[] counts) {
    NDManager manager = logits.getManager();
    Shape shape = logits.getShape();
    NDArray wanted = manager.create(targets, shape);
    NDArray counted = manager.create(counts, shape);
    NDArray tail = logits.abs().neg().exp().add(1f).log();
    NDArray loss = Scalars.positive(logits).sub(logits.mul(wanted)).add(tail);
    return loss.mul(counted).sum().div(counted.sum().add(1e-6f));
  }
}
